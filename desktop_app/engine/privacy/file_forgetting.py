"""Files in the folder of a catalogue that are forgotten: plans of shelves, and unused pictures."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.forgetting import ForgetScope
from desktop_app.engine.counting.shelf_plan_file import PLAN_SUFFIX, read_plan
from desktop_app.engine.counting.waiting_stock_photos import forget_waiting
from desktop_app.engine.ingest.content_hash import content_hash
from desktop_app.engine.privacy.forget_report import ForgottenPlace
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job, Progress
from desktop_app.write_errors import write_errors_as_messages

_NOTE: Final = Message("Deleting photos from the catalogue")
_LISTS: Final = ".waiting"


class FileForgetting:
    """Finds files of one catalogue that are in a scope.

    Args:
        catalogue: the catalogue.
        scope: the photos.
    """

    def __init__(self, catalogue: Catalogue, scope: ForgetScope) -> None:
        self._catalogue = catalogue
        self._scope = scope

    def is_forgotten(self, file: Path) -> bool:
        """Return whether a plan of a shelf, or a file named by its hash, is in the scope."""
        if file.suffix == PLAN_SUFFIX:
            return self._is_plan_forgotten(file)
        return bool(self._scope.named.intersection((file.stem,)))

    def forget_plans(self, *, dry_run: bool) -> Job[list[ForgottenPlace]]:
        """Delete the plans of shelves whose photo is in the scope.

        Raises:
            VitrineError: a plan cannot be deleted.
        """
        folder = self._catalogue.shelf_plan_folder
        yield Progress(0, 0, _NOTE)
        plans = [file for file in folder.glob(f"*{PLAN_SUFFIX}") if self._is_plan_forgotten(file)]
        return _deleted(ForgottenPlace("shelf_plans", 0, 0, str(folder)), plans, dry_run=dry_run)

    def forget_unused(self, *, dry_run: bool) -> Job[list[ForgottenPlace]]:
        """Delete pictures that have a file in the catalogue, but are not in it any more.

        These are pictures that were removed, and photos that wait to be counted.

        Raises:
            VitrineError: a file cannot be deleted.
        """
        yield Progress(0, 0, _NOTE)
        folder = self._catalogue.picture_folder
        by_name = {
            file.relative_to(folder.parent).as_posix(): file for file in self._own_in_scope()
        }
        unused = [by_name[name] for name in self._catalogue.kept_photos.unused(list(by_name))]
        if not dry_run:
            forget_waiting(self._catalogue, set(unused).__contains__)
        return _deleted(ForgottenPlace("unused_files", 0, 0, str(folder)), unused, dry_run=dry_run)

    def _own_in_scope(self) -> Iterator[Path]:
        station = self._catalogue.actor.station
        for file in self._catalogue.picture_folder.rglob("*"):
            if file.is_file() and file.suffix != _LISTS:
                modified_at = datetime.fromtimestamp(file.stat().st_mtime, UTC)
                if self._scope.includes(modified_at, station, (file.stem,)):
                    yield file

    def _is_plan_forgotten(self, file: Path) -> bool:
        try:
            plan, jpeg = read_plan(file)
            made_at = datetime.fromisoformat(plan.made_at)
        except (VitrineError, ValueError):
            modified_at = datetime.fromtimestamp(file.stat().st_mtime, UTC)
            return self._scope.includes(modified_at, self._catalogue.actor.station)
        return self._scope.includes(made_at, plan.station, (content_hash(jpeg),))


def _deleted(place: ForgottenPlace, files: list[Path], *, dry_run: bool) -> list[ForgottenPlace]:
    """Delete files, and return what was deleted in a place, if there are any."""
    size_bytes = sum(file.stat().st_size for file in files)
    if not dry_run:
        for file in files:
            with write_errors_as_messages(file):
                file.unlink(missing_ok=True)
    if not files:
        return []
    return [ForgottenPlace(place.kind, len(files), size_bytes, place.where)]
