"""Forgetting photos: their deletion from every place where the program keeps them, for good."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Final, TypeAlias

from desktop_app.access.refusal import require_right
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.backup import ForgottenBackup
from desktop_app.domain.forgetting import ForgetScope
from desktop_app.domain.role import Right
from desktop_app.engine.counter.history.answer_folder import OpenStore
from desktop_app.engine.privacy import answer_forgetting, basket_forgetting
from desktop_app.engine.privacy.file_forgetting import FileForgetting
from desktop_app.engine.privacy.forget_report import (
    ForgetReport,
    ForgottenPlace,
    RemainingPlace,
)
from desktop_app.engine.privacy.kept_folders import KeptFolders
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job, Progress
from desktop_app.search.index_storage import index_files
from desktop_app.search.keypoint_storage import postings_files
from desktop_app.write_errors import write_errors_as_messages

_Places: TypeAlias = list[ForgottenPlace]

_NOTE: Final = Message("Deleting photos from the catalogue")
_COMPACTING: Final = Message("Writing the catalogue again without the deleted photos")
_BATCH: Final = 100


def forget_photos(
    catalogue: Catalogue,
    folders: KeptFolders,
    open_answers: OpenStore,
    scope: ForgetScope,
    *,
    dry_run: bool = False,
) -> Job[ForgetReport]:
    """Delete the photos of a scope, with everything that was computed of them; for good.

    They are deleted from the catalogue with its recycle bin and its history, from the files in its
    folder, from its backups, and from the kept baskets and answers. The files of the index are
    removed if they have such a photo, and built again when the catalogue is opened. What learning
    and calibration have made of all pictures together stays; no photo can be restored from it.

    No window may have the catalogue open. A job that is closed keeps what it has done; the next
    one completes it. The answers come last, because they tell which photos belong together.

    Args:
        catalogue: the catalogue. In a shared one, the others carry out the same deletions.
        folders: of this user's kept answers and baskets.
        open_answers: opens a file with kept answers.
        scope: the photos; it must not be empty.
        dry_run: whether nothing is changed.

    Raises:
        VitrineError: nothing is named, the catalogue is read-only or in use, or a file cannot be
            deleted.
    """
    if scope.is_empty:
        raise VitrineError(
            Message("Nothing to forget is named."),
            Message("Name a day, a station or a photo."),
        )
    if not dry_run:
        _begin(catalogue, scope)
    answers, baskets = folders.answers_of(catalogue.id), folders.baskets_of(catalogue.id)
    station = catalogue.actor.station
    yield Progress(0, 0, _NOTE)
    places: _Places = []
    if scope.hashes:
        # Only the catalogue tells which answers belong to the file of a picture.
        of_pictures = catalogue.kept_photos.find(scope).hashes
        scope = scope.with_linked(of_pictures)
        if not dry_run:
            places += yield from answer_forgetting.forget_answers(
                answers, open_answers, ForgetScope(hashes=of_pictures), dry_run=False
            )
    scope = scope.with_linked(
        answer_forgetting.linked_pictures(answers, open_answers, scope)
        | basket_forgetting.linked_pictures(baskets, scope, station)
    )
    files = FileForgetting(catalogue, scope)
    rows, outside = yield from _forget_rows(catalogue, scope, dry_run=dry_run)
    places += rows
    places += yield from files.forget_plans(dry_run=dry_run)
    places += yield from files.forget_unused(dry_run=dry_run)
    backups = yield from catalogue.backups.forget(scope, files.is_forgotten, dry_run=dry_run)
    places += _backup_places(backups)
    kept_baskets, remaining = yield from basket_forgetting.forget_baskets(
        baskets, scope, station, dry_run=dry_run
    )
    places += kept_baskets
    if not dry_run:
        yield Progress(0, 0, _COMPACTING)
        catalogue.kept_photos.compact()
    places += yield from answer_forgetting.forget_answers(
        answers, open_answers, scope, dry_run=dry_run
    )
    return ForgetReport(
        _merged(places), (*_remaining(backups), *remaining), outside, is_dry_run=dry_run
    )


def _begin(catalogue: Catalogue, scope: ForgetScope) -> None:
    """Check that photos may be forgotten, and log that they are."""
    require_right(catalogue.role, Right.FORGET)
    if (refusal := catalogue.write_refusal) is not None:
        raise refusal
    last = None if scope.before is None else scope.before - timedelta(seconds=1)
    days = dict.fromkeys(
        f"{moment.astimezone():%Y-%m-%d}" for moment in (scope.since, last) if moment is not None
    )
    catalogue.audit_log.append("forget", " ".join(filter(None, (scope.station, *days))))


def _merged(places: _Places) -> tuple[ForgottenPlace, ...]:
    """Return one entry for each place; answers are deleted in two steps."""
    merged: dict[tuple[str, str], ForgottenPlace] = {}
    for place in places:
        key = place.kind, place.where
        if (before := merged.get(key)) is None:
            merged[key] = place
        else:
            count, size = before.count + place.count, before.size_bytes + place.size_bytes
            merged[key] = ForgottenPlace(place.kind, count, size, place.where)
    return tuple(merged.values())


def _forget_rows(
    catalogue: Catalogue, scope: ForgetScope, *, dry_run: bool
) -> Job[tuple[_Places, tuple[str, ...]]]:
    """Delete pictures and photos of stock takes; return what, and original files that stay."""
    store, where = catalogue.kept_photos, catalogue.location
    pictures, stock = store.find(scope), store.find_stock(scope)
    places: _Places = []
    if pictures.count:
        places.append(ForgottenPlace("pictures", pictures.count, pictures.size_bytes, where))
        places += _remove_index(catalogue.cache_folder, dry_run=dry_run)
    if stock.count:
        places.append(ForgottenPlace("stock_photos", stock.count, stock.size_bytes, where))
    if not dry_run:
        done = 0
        while deleted := store.forget(scope, limit=_BATCH).count:
            done += deleted
            yield Progress(done, max(done, pictures.count), _NOTE)
        store.forget_stock(scope)
    yield Progress(pictures.count, pictures.count, _NOTE)
    return places, (*pictures.outside, *stock.outside)


def _remove_index(folder: Path, *, dry_run: bool) -> _Places:
    """Remove the files of the index before its pictures: they would not be missed afterwards."""
    files = [*index_files(folder), *postings_files(folder)]
    size_bytes = sum(file.stat().st_size for file in files)
    if not dry_run:
        for file in files:
            with write_errors_as_messages(file):
                file.unlink(missing_ok=True)
    return [ForgottenPlace("index", len(files), size_bytes, str(folder))] if files else []


def _backup_places(backups: Sequence[ForgottenBackup]) -> _Places:
    return [
        ForgottenPlace(
            "unreadable_backups" if backup.is_deleted else "backups",
            1 if backup.is_deleted else backup.photo_count,
            backup.size_bytes,
            str(backup.file),
        )
        for backup in backups
        if backup.reason is None
    ]


def _remaining(backups: Sequence[ForgottenBackup]) -> list[RemainingPlace]:
    return [
        RemainingPlace(str(backup.file), backup.reason)
        for backup in backups
        if isinstance(backup.reason, VitrineError)
    ]
