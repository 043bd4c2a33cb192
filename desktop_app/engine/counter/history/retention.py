"""How long and how much is kept: the oldest answers of all catalogues are deleted first."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from desktop_app.engine.counter.history.answer_folder import AnswerFolder
from desktop_app.engine.counter.history.damaged_folders import DamagedFolder

_BATCH: Final = 100
BYTES_PER_MB: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Retention:
    """What the settings say.

    Attributes:
        days: answers are kept for so many days.
        max_bytes: of all photos and rows together.
    """

    days: int
    max_bytes: int

    def apply(
        self,
        folders: Sequence[AnswerFolder],
        now: datetime | None = None,
        damaged: Sequence[DamagedFolder] = (),
    ) -> int:
        """Delete what is too old or too much; return the number of answers.

        Args:
            folders: of all catalogues.
            now: with a time zone; None for the present time.
            damaged: folders that were moved aside, oldest first. They are deleted as a whole,
                and before any answer, because nobody can search them.

        Raises:
            OSError: a photo cannot be removed.
        """
        since = (now or datetime.now(UTC)) - timedelta(days=self.days)
        deleted = sum(_delete_expired(folder, since) for folder in folders)
        kept_bytes = self._delete_damaged(folders, damaged, since)
        while (size := kept_bytes + _stored_bytes(folders)) > self.max_bytes:
            count = _delete_oldest(folders, size - self.max_bytes)
            if not count:
                break
            deleted += count
        return deleted

    def _delete_damaged(
        self, folders: Sequence[AnswerFolder], damaged: Sequence[DamagedFolder], since: datetime
    ) -> int:
        """Delete damaged folders that are too old or too much; return the bytes of the others."""
        kept_bytes = sum(one.size_bytes for one in damaged)
        stored_bytes = _stored_bytes(folders) if damaged else 0
        for one in damaged:
            if one.moved_at < since or kept_bytes + stored_bytes > self.max_bytes:
                one.delete()
                kept_bytes -= one.size_bytes
        return kept_bytes


def _stored_bytes(folders: Sequence[AnswerFolder]) -> int:
    return sum(folder.store.stored_bytes() for folder in folders)


def _delete_expired(folder: AnswerFolder, since: datetime) -> int:
    count = 0
    while expired := folder.store.before(since, _BATCH):
        folder.delete(expired)
        count += len(expired)
    return count


def _delete_oldest(folders: Sequence[AnswerFolder], excess_bytes: int) -> int:
    """Delete the oldest answers of the folder that has the oldest one, until enough is free."""
    found = [(rows, folder) for folder in folders if (rows := folder.store.oldest(_BATCH))]
    if not found:
        return 0
    found.sort(key=lambda pair: pair[0][0].answered_at)
    rows, folder = found[0]
    # The next folder has to be asked after this time.
    limit = found[1][0][0].answered_at if len(found) > 1 else rows[-1].answered_at
    sizes = itertools.accumulate((row.photo_bytes for row in rows), initial=0)
    chosen = [
        row
        for row, freed_bytes in zip(rows, sizes, strict=False)
        if row is rows[0] or (freed_bytes < excess_bytes and row.answered_at <= limit)
    ]
    folder.delete(chosen)
    return len(chosen)
