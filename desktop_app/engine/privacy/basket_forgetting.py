"""Kept baskets that are forgotten, with their photos."""

import os
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from desktop_app.domain.forgetting import ForgetScope
from desktop_app.engine.counting.kept_basket import KeptBasket, kept_basket_of
from desktop_app.engine.ingest.content_hash import content_hash
from desktop_app.engine.privacy.forget_report import ForgottenPlace, RemainingPlace
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job, Progress
from desktop_app.write_errors import write_errors_as_messages

_NOTE: Final = Message("Deleting baskets")
_LOCK: Final = ".lock"
# A window that closes its catalogue still writes its basket.
_WAIT_S: Final = 5.0
_POLL_S: Final = 0.05


@dataclass(frozen=True, slots=True)
class _StoredBasket:
    """The files of one basket, whose names begin with the stem."""

    stem: str
    files: tuple[Path, ...]
    kept: KeptBasket | None

    @property
    def lock(self) -> Path | None:
        """The file by which a window says that it uses the basket; None if there is none."""
        return next((one for one in self.files if one.name.endswith(_LOCK)), None)

    def is_in(self, scope: ForgetScope, station: str) -> bool:
        times = [] if self.kept is None else [self.kept.kept_at]
        hashes = set()
        for file in self.files:
            if not file.name.endswith(_LOCK):
                times.append(datetime.fromtimestamp(file.stat().st_mtime, UTC))
                hashes.add(content_hash(file.read_bytes()))
        if self.kept is not None:
            hashes |= {picture.key for picture in self.kept.pictures if picture.key}
        return any(scope.includes(time, station, hashes) for time in times)

    @property
    def has_contents(self) -> bool:
        return any(not one.name.endswith(_LOCK) for one in self.files)


def linked_pictures(folder: Path, scope: ForgetScope, station: str) -> set[str]:
    """Return the hashes of the pictures that were kept of baskets in the scope."""
    return {
        picture.key
        for basket in _stored(folder)
        if basket.kept is not None and basket.is_in(scope, station)
        for picture in basket.kept.pictures
        if picture.key
    }


def forget_baskets(
    folder: Path, scope: ForgetScope, station: str, *, dry_run: bool
) -> Job[tuple[list[ForgottenPlace], list[RemainingPlace]]]:
    """Delete the baskets of one catalogue that are in the scope.

    Args:
        folder: of the baskets of the catalogue.
        scope: the photos.
        station: name of this computer, which has written all of them.
        dry_run: whether nothing is changed.

    Returns:
        what was deleted, and the baskets that a window has open.
    """
    count = size_bytes = 0
    remaining = []
    for basket in _stored(folder):
        yield Progress(0, 0, _NOTE)
        if not basket.is_in(scope, station):
            continue
        if not dry_run and not (yield from _wait_until_free(basket.lock)):
            remaining.append(RemainingPlace(str(folder), _open_error()))
            continue
        # Its window may have written it again when it was closed.
        files = sorted(folder.glob(f"{basket.stem}[.-]*"))
        count += 1
        size_bytes += sum(file.stat().st_size for file in files)
        if not dry_run:
            _delete(files)
    places = [ForgottenPlace("baskets", count, size_bytes, str(folder))] if count else []
    return places, remaining


def delete_unused_baskets(root: Path) -> None:
    """Delete the baskets of all catalogues that no window has open.

    Args:
        root: the folder of the baskets of all catalogues.

    Raises:
        VitrineError: a file cannot be deleted.
    """
    for folder in root.iterdir() if root.is_dir() else ():
        for basket in _stored(folder):
            if basket.lock is None or not _is_held(basket.lock):
                _delete(basket.files)


def _delete(files: Iterable[Path]) -> None:
    for file in files:
        with write_errors_as_messages(file):
            file.unlink(missing_ok=True)


def _stored(folder: Path) -> Iterator[_StoredBasket]:
    """Yield the baskets of a folder, also those whose list is lost or damaged."""
    files: defaultdict[str, list[Path]] = defaultdict(list)
    for file in sorted(folder.glob("basket-*")):
        # ``basket-1.json``, ``basket-1-0a1b.jpg``
        files["-".join(file.name.partition(".")[0].split("-")[:2])].append(file)
    for stem, some in files.items():
        basket = _StoredBasket(stem, tuple(some), kept_basket_of(folder / f"{stem}.json"))
        if basket.has_contents:
            yield basket


def _wait_until_free(lock: Path | None) -> Job[bool]:
    """Wait until no window uses a basket; return whether that is so."""
    deadline_s = time.monotonic() + _WAIT_S
    while lock is not None and _is_held(lock):
        if time.monotonic() > deadline_s:
            return False
        yield Progress(0, 0, _NOTE)
        time.sleep(_POLL_S)
    return True


def _is_held(lock: Path) -> bool:
    """Return whether a running program holds a lock."""
    if os.name == "nt":
        # There, the file of a lock that is held cannot be removed.
        with suppress(OSError):
            lock.unlink(missing_ok=True)
        return lock.exists()
    try:
        process_id = int(lock.read_text(encoding="utf-8").split("\n")[0])
        os.kill(process_id, 0)
    except (FileNotFoundError, ProcessLookupError, ValueError):
        return False
    except OSError:
        return True
    return True


def _open_error() -> VitrineError:
    return VitrineError(
        Message("A basket of the scope is open in a window."),
        Message("Close the window, then try again."),
    )
