"""The kept answers of the open catalogue: keep, list, correct, delete."""

import logging
import shutil
from collections.abc import Callable, Collection
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple, Protocol, TypeAlias, TypeVar

from desktop_app.catalogue.protocols.answers import DamagedAnswersError
from desktop_app.domain.kept_answer import AddedPicture, AnswerFilter, Correction, KeptAnswer
from desktop_app.domain.picture import RgbImage
from desktop_app.engine.counter.history.answer_folder import AnswerFolder, OpenStore, folder_name
from desktop_app.engine.counter.history.damaged_folders import (
    damaged_folders,
    is_damaged,
    move_aside,
)
from desktop_app.engine.counter.history.retention import Retention
from desktop_app.errors import Message, VitrineError
from desktop_app.write_errors import is_full_disk

_log = logging.getLogger(__name__)

Result = TypeVar("Result")

# Enough to recognise the product again, and to make a picture of it.
PHOTO_SIDE_PX: Final = 1024


class PhotoEncoder(Protocol):
    """Makes the copy of a photo that is kept."""

    def jpeg(self, photo: RgbImage, side_px: int) -> bytes:
        """Return a small copy without recognisable faces."""


LoadEncoder: TypeAlias = Callable[[], PhotoEncoder]


class Kept(NamedTuple):
    """An answer that was kept, and why its photo was not; None if nothing is wrong."""

    answer: KeptAnswer
    problem: VitrineError | None


class AnswerHistory:
    """Kept answers below one folder; all calls have to be on one thread.

    Nothing is created before the first answer is kept. Every call may raise
    ``DamagedAnswersError``, but not in ``run``.

    Args:
        root: of the kept answers of all catalogues.
        open_store: opens a file with rows.
        load_encoder: loads what blurs the faces; called once, when the first photo is kept.
        on_damaged: called with what the user is told after damaged answers were moved aside.
    """

    def __init__(
        self,
        root: Path,
        open_store: OpenStore,
        load_encoder: LoadEncoder,
        on_damaged: Callable[[VitrineError], None] = lambda _: None,
    ) -> None:
        self._on_damaged = on_damaged
        self._root = root
        self._open_store = open_store
        self._load_encoder = load_encoder
        self._encoder: PhotoEncoder | None = None
        self._catalogue_id = ""
        self._folder: AnswerFolder | None = None

    def use_catalogue(self, catalogue_id: str) -> None:
        """Keep and list the answers of this catalogue from now on; empty for none."""
        if catalogue_id != self._catalogue_id:
            self.close()
            self._catalogue_id = catalogue_id

    def keep(self, answer: KeptAnswer, photo: RgbImage | None) -> Kept:
        """Keep an answer, or what it has become if it is kept already.

        Args:
            answer: the answer.
            photo: the capture, (height, width, 3) uint8 RGB; None if it has not changed.

        Returns:
            the answer, kept without its photo if there is a problem with that.

        Raises:
            VitrineError: it cannot be kept.
        """
        folder = self._opened(create=True)
        assert folder is not None
        problem = None
        photo_bytes = None
        if photo is not None:
            try:
                jpeg = self._encoded(photo)
                folder.write_photo(answer.key, jpeg)
                photo_bytes = len(jpeg)
            except OSError as error:
                problem = _photo_error(error)
        try:
            answer_id = folder.store.put(answer, photo_bytes)
        except VitrineError:
            folder.remove_unknown_photo(answer.key)
            raise
        kept = folder.store.get(answer_id)
        assert kept is not None
        return Kept(kept, problem)

    def find(
        self, answer_filter: AnswerFilter, *, before_id: int | None = None, limit: int
    ) -> list[KeptAnswer]:
        """Return answers, newest first; see ``AnswerStore.find``."""
        folder = self._opened()
        if folder is None:
            return []
        return folder.store.find(answer_filter, before_id=before_id, limit=limit)

    def count(self, answer_filter: AnswerFilter) -> int:
        """Return the number of answers."""
        folder = self._opened()
        return 0 if folder is None else folder.store.count(answer_filter)

    def find_with(self, answer_filter: AnswerFilter, key: str, *, limit: int) -> list[KeptAnswer]:
        """Return the newest answers, and so many more that one of them is among them.

        Args:
            answer_filter: which ones.
            key: of the answer; empty for none. It may be gone.
            limit: number of answers in a page; whole pages are returned.
        """
        folder = self._opened()
        if folder is None:
            return []
        position = folder.store.count_to(answer_filter, key) if key else 0
        # In whole pages.
        count = -(-max(position, 1) // limit) * limit
        return folder.store.find(answer_filter, limit=count)

    def days(self) -> list[date]:
        """Return the days with answers in the time zone of this computer, newest first."""
        folder = self._opened()
        times = [] if folder is None else folder.store.times()
        return sorted({time.astimezone().date() for time in times}, reverse=True)

    def photo(self, key: str) -> bytes | None:
        """Return the JPEG of an answer's photo; None if there is none."""
        folder = self._opened()
        if folder is None:
            return None
        try:
            return folder.photo_file(key).read_bytes()
        except OSError:
            return None

    def correct(
        self, answer: KeptAnswer, correction: Correction, picture: AddedPicture
    ) -> KeptAnswer | None:
        """Keep the right product of an answer; return the answer, None if it is gone."""
        folder = self._opened()
        if folder is None or folder.store.get(answer.id) is None:
            return None
        folder.store.correct(answer.id, correction)
        folder.store.set_picture(answer.key, picture)
        return folder.store.get(answer.id)

    def set_picture(self, key: str, picture: AddedPicture) -> None:
        """Keep what the catalogue has of the photo of an answer, by the answer's key."""
        if (folder := self._opened()) is not None:
            folder.store.set_picture(key, picture)

    def picture_actions(self) -> list[int]:
        """Return the actions of the catalogue that have added photos of answers."""
        folder = self._opened()
        return [] if folder is None else folder.store.picture_actions()

    def set_undone(self, action_ids: Collection[int]) -> None:
        """Keep which of these actions are undone; all others are not."""
        if (folder := self._opened()) is not None:
            folder.store.set_undone(action_ids)

    def delete(self, answer_ids: Collection[int]) -> None:
        """Delete answers with their photos.

        Raises:
            VitrineError: a photo cannot be deleted.
        """
        folder = self._opened()
        if folder is not None:
            try:
                folder.delete(folder.store.photos_of(answer_ids))
            except OSError as error:
                raise _deletion_error(error) from error

    def delete_all(self) -> None:
        """Delete the answers of all catalogues; nothing of them stays on the disk.

        Raises:
            VitrineError: a file cannot be deleted.
        """
        self.close()
        try:
            if self._root.exists():
                shutil.rmtree(self._root)
        except OSError as error:
            raise _deletion_error(error) from error

    def apply(self, retention: Retention) -> int:
        """Delete what is too old or too much; return the number of answers."""
        folders = self._all_folders()
        try:
            damaged = damaged_folders(self._root)
            return retention.apply([folder for folder, _ in folders], damaged=damaged)
        except OSError as error:
            raise _deletion_error(error) from error
        finally:
            for folder, is_own in folders:
                if not is_own:
                    folder.close()

    def run(self, use_case: Callable[["AnswerHistory"], Result]) -> Result:
        """Return the result of a function; a damaged file is moved aside, and a new one begun.

        Raises:
            VitrineError: the damaged file cannot be moved, or an error of the function.
        """
        try:
            return use_case(self)
        except DamagedAnswersError:
            self.close()
        # What SQLite can read may be no answer.
        damaged = [path for path in self._paths() if not self._is_sound(path)] or [self._path()]
        for path in damaged:
            self._on_damaged(self._move_aside(path))
        return use_case(self)

    def _is_sound(self, path: Path) -> bool:
        try:
            folder = AnswerFolder(path, self._open_store)
        except DamagedAnswersError:
            return False
        except VitrineError:
            return True
        try:
            folder.store.check()
        except DamagedAnswersError:
            return False
        finally:
            folder.close()
        return True

    @staticmethod
    def _move_aside(path: Path) -> VitrineError:
        """Move damaged answers aside, with their photos; return what the user is told."""
        try:
            moved = move_aside(path)
        except OSError as error:
            raise VitrineError(
                Message(
                    "The file of the kept answers is damaged and cannot be moved aside: {reason}.",
                    reason=error.strerror or error,
                ),
                Message("The counter still works. Delete all kept answers to start a new file."),
            ) from error
        _log.info("damaged answers were moved to %s", moved)
        return VitrineError(
            Message(
                "The file of the kept answers was damaged. It was moved to {folder}.", folder=moved
            ),
            Message("A new one was begun; the answers before are not listed any more."),
        )

    def close(self) -> None:
        """Close the open file."""
        if self._folder is not None:
            self._folder.close()
            self._folder = None

    def _encoded(self, photo: RgbImage) -> bytes:
        if self._encoder is None:
            self._encoder = self._load_encoder()
        return self._encoder.jpeg(photo, PHOTO_SIDE_PX)

    def _path(self) -> Path:
        return self._root / folder_name(self._catalogue_id)

    def _opened(self, *, create: bool = False) -> AnswerFolder | None:
        """Return the folder of the open catalogue; None if it has no answers yet."""
        if self._folder is not None and not self._folder.is_current():
            self.close()
        is_wanted = self._catalogue_id and (create or AnswerFolder.exists(self._path()))
        if self._folder is None and is_wanted:
            self._folder = AnswerFolder(self._path(), self._open_store)
            self._folder.remove_orphans()
        return self._folder

    def _all_folders(self) -> list[tuple[AnswerFolder, bool]]:
        """Return the folders of all catalogues, and whether each is that of the open one."""
        own = self._opened()
        folders = [] if own is None else [(own, True)]
        for path in self._paths():
            if path != self._path():
                try:
                    folders.append((AnswerFolder(path, self._open_store), False))
                except DamagedAnswersError:
                    for folder, is_own in folders:
                        if not is_own:
                            folder.close()
                    raise
                except VitrineError as error:
                    _log.info("%s is passed over: %s", path, error)
        return folders

    def _paths(self) -> list[Path]:
        """Return the folders of all catalogues that have answers."""
        paths = sorted(self._root.iterdir()) if self._root.is_dir() else []
        return [path for path in paths if AnswerFolder.exists(path) and not is_damaged(path)]


def _photo_error(error: OSError) -> VitrineError:
    if is_full_disk(error):
        return VitrineError(
            Message("Photos of the counter are not kept: the disk is full."),
            Message("Free some space. The counter still works."),
        )
    return VitrineError(
        Message("Photos of the counter are not kept: {reason}.", reason=error.strerror or error),
        Message("The counter still works."),
    )


def _deletion_error(error: OSError) -> VitrineError:
    return VitrineError(
        Message("Not all answers could be deleted: {reason}.", reason=error.strerror or error),
        Message("Close other programs that show the photos, then try again."),
    )
