"""Kept answers of the counter that are forgotten, with their photos."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from desktop_app.catalogue.protocols.answers import DamagedAnswersError
from desktop_app.domain.forgetting import ForgetScope
from desktop_app.engine.counter.history.answer_folder import AnswerFolder, OpenStore
from desktop_app.engine.counter.history.damaged_folders import DamagedFolder, damaged_folders
from desktop_app.engine.ingest.content_hash import content_hash
from desktop_app.engine.privacy.forget_report import ForgottenPlace
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job, Progress

_NOTE: Final = Message("Deleting answers of the counter")
_BATCH: Final = 100
_UNLIMITED: Final = -1


def linked_pictures(folder: Path, open_store: OpenStore, scope: ForgetScope) -> set[str]:
    """Return the hashes of the answers in the scope, and of their pictures in the catalogue.

    Args:
        folder: of the kept answers of the catalogue.
        open_store: opens the file with the rows.
        scope: the photos.
    """
    with _opened(folder, open_store) as answers:
        if answers is None:
            return set()
        scope = scope.with_linked(_keys_of_files(folder, scope))
        found = answers.store.in_scope(scope, _UNLIMITED)
        ids = [photo.answer_id for photo in found]
        return {photo.key for photo in found} | answers.store.picture_keys(ids)


def forget_answers(
    folder: Path, open_store: OpenStore, scope: ForgetScope, *, dry_run: bool
) -> Job[list[ForgottenPlace]]:
    """Delete the answers of one catalogue that are in the scope, with their photos.

    A damaged file, with its photos, is deleted as a whole if it may have such answers.

    Raises:
        VitrineError: a photo cannot be deleted.
    """
    yield Progress(0, 0, _NOTE)
    places = []
    with _opened(folder, open_store) as answers:
        if answers is not None:
            places += yield from _forget(answers, folder, scope, dry_run=dry_run)
        damaged = _damaged_folders(folder, is_damaged=answers is None)
    for one in damaged:
        if scope.may_include(one.moved_at):
            count = sum(1 for _ in one.path.rglob("*.jpg"))
            places.append(ForgottenPlace("damaged_answers", count, one.size_bytes, str(one.path)))
            if not dry_run:
                one.delete()
    return places


def _damaged_folders(folder: Path, *, is_damaged: bool) -> list[DamagedFolder]:
    """Return the damaged folders of a catalogue; the present one may not be moved aside yet."""
    found = [one for one in damaged_folders(folder.parent) if one.path.name.startswith(folder.name)]
    if is_damaged and folder.is_dir():
        size_bytes = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
        found.append(DamagedFolder(folder, datetime.now(UTC), size_bytes))
    return found


def _forget(
    answers: AnswerFolder, folder: Path, scope: ForgetScope, *, dry_run: bool
) -> Job[list[ForgottenPlace]]:
    found = answers.store.in_scope(scope, _UNLIMITED)
    for start in range(0, 0 if dry_run else len(found), _BATCH):
        try:
            answers.delete(found[start : start + _BATCH])
        except OSError as error:
            raise VitrineError(
                Message(
                    "Not all answers could be deleted: {reason}.", reason=error.strerror or error
                ),
                Message("Close other programs that show the photos, then try again."),
            ) from error
        yield Progress(start, len(found), _NOTE)
    if not dry_run:
        answers.store.compact()
    if not found:
        return []
    size_bytes = sum(photo.photo_bytes for photo in found)
    return [ForgottenPlace("answers", len(found), size_bytes, str(folder))]


def _keys_of_files(folder: Path, scope: ForgetScope) -> set[str]:
    """Return the keys of the photos whose file has one of the hashes of the scope."""
    files = folder.rglob("*.jpg") if scope.hashes else ()
    return {file.stem for file in files if content_hash(file.read_bytes()) in scope.hashes}


@contextmanager
def _opened(folder: Path, open_store: OpenStore) -> Iterator[AnswerFolder | None]:
    """Yield the open folder; None if there is none, or if it is damaged."""
    answers = None
    if AnswerFolder.exists(folder):
        with suppress(DamagedAnswersError):
            answers = AnswerFolder(folder, open_store)
    try:
        yield answers
    finally:
        if answers is not None:
            answers.close()
