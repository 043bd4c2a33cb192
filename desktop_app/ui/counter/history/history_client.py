"""The kept answers as the window sees them: every call runs on a lane of their own."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop_app.domain.action import PHOTO_KINDS, Action
from desktop_app.domain.kept_answer import AddedPicture, KeptAnswer
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.product import Product
from desktop_app.engine.counter.history.answer_folder import OpenStore
from desktop_app.engine.counter.history.answer_history import AnswerHistory, Kept, LoadEncoder
from desktop_app.engine.counter.history.retention import BYTES_PER_MB, Retention
from desktop_app.engine.counting.sent_answers import SentAnswer
from desktop_app.errors import Message, VitrineError
from desktop_app.settings import Settings
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import Task
from desktop_app.ui.settings.preferences import Preferences

Result = TypeVar("Result")

_TIDY_INTERVAL_MS: Final = 3_600_000
# A photo of 1080p has 6 MB; so many wait for a slow disk at most.
_MAX_WAITING: Final = 8
_KEEP: Final = "keep"
_TIDY: Final = "tidy"


class AnswerHistoryClient(QObject):
    """Keeps answers while the settings allow it, and no longer than they say.

    The lane starts when an answer is kept or read first. Without it, answers that are too old
    are deleted on the lane that it is given.

    Args:
        client: the engine; its catalogue decides where answers are kept.
        spare_lane: runs short functions while there is no page with answers.
        preferences: the settings.
        root: folder of the kept answers of all catalogues.
        open_store: opens a file with rows.
        load_encoder: loads what blurs the faces.

    Signals:
        kept: an answer that is new or has changed.
        changed: answers were deleted, or others have to be shown.
        failed: what is wrong; once for each reason.
    """

    kept = Signal(KeptAnswer)
    changed = Signal()
    failed = Signal(Exception)

    _damaged = Signal(Exception)

    def __init__(
        self,
        client: EngineClient,
        spare_lane: Lane,
        preferences: Preferences,
        root: Path,
        open_store: OpenStore,
        load_encoder: LoadEncoder,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._client = client
        self._spare_lane = spare_lane
        self._preferences = preferences
        self._root = root
        self._open_store = open_store
        self._load_encoder = load_encoder
        # Emitted on the lane, received on the thread of the window.
        self._damaged.connect(self._on_damaged, Qt.ConnectionType.QueuedConnection)
        self._history = self._new_history()
        self._lane: Lane | None = None
        self._catalogue_id = ""
        self._waiting = 0
        # What was told last, by what was tried.
        self._told: dict[str, str] = {}
        self._is_shut_down = False
        self._timer = QTimer(self, interval=_TIDY_INTERVAL_MS)
        self._timer.timeout.connect(self._tidy)
        client.opened.connect(self._on_opened)
        client.closing.connect(self._on_closed)
        client.failed.connect(lambda _: self._on_closed())
        client.ready.connect(lambda _: self._tidy())
        preferences.changed.connect(self._on_preferences_changed)

    @property
    def keeps_answers(self) -> bool:
        """Whether answers are kept."""
        return self._preferences.now.keeps_answers

    @property
    def is_open(self) -> bool:
        """Whether it is known which catalogue's answers are kept and read."""
        return bool(self._catalogue_id)

    def keep(self, answer: KeptAnswer, photo: RgbImage | None) -> None:
        """Keep an answer, or what it has become; see ``AnswerHistory.keep``."""
        if not self.keeps_answers or not self.is_open or self._is_shut_down:
            return
        if photo is not None and self._waiting >= _MAX_WAITING:
            self._fail(
                VitrineError(
                    Message("Photos of the counter are not kept: the disk is too slow."),
                    Message("The counter still works."),
                )
            )
            photo = None
        self._waiting += 1
        task = self.write(lambda history: history.keep(answer, photo))
        task.on_success(self._on_kept).on_failure(self._fail).on_finish(self._on_finished)
        self._delete_too_old()

    def keep_sent(self, answers: Sequence[SentAnswer]) -> None:
        """Keep the answers of a basket that was sent to the till."""
        if not answers or not self.keeps_answers or not self.is_open or self._is_shut_down:
            return
        task = self.write(lambda history: [history.keep(*one) for one in answers])
        task.on_success(self._on_sent_kept).on_failure(self._fail)
        self._delete_too_old()

    def _delete_too_old(self) -> None:
        # An answer is kept and shown also if older ones cannot be deleted.
        retention = self._retention()
        tidied = self.write(lambda history: history.apply(retention))
        tidied.on_success(self._on_tidied).on_failure(self._fail_to_tidy)

    def keep_picture(self, answer_key: str, product: Product, picture_key: str) -> None:
        """Keep that the photo of an answer is a picture of its product now."""

        def store(action: Action | None) -> None:
            # Another action may have been quicker.
            action_id = None
            if action is not None and action.kind in PHOTO_KINDS and action.label == product.sku:
                action_id = action.id
            picture = AddedPicture(picture_key, action_id)
            task = self.write(lambda history: history.set_picture(answer_key, picture))
            task.on_success(lambda _: self.changed.emit()).on_failure(self._fail)

        self._client.read(lambda catalogue: catalogue.last_action()).on_success(store)

    def read(self, use_case: Callable[[AnswerHistory], Result]) -> Task[Result]:
        """Run a short function that reads answers of the open catalogue."""
        return self._run(use_case)

    def write(self, use_case: Callable[[AnswerHistory], Result]) -> Task[Result]:
        """Run a short function that changes answers, even if the window closes."""
        return self._run(use_case, is_write=True)

    def shut_down(self) -> None:
        """End the lane; what waits is kept. Called by every page that uses it."""
        self._is_shut_down = True
        self._timer.stop()
        if self._lane is not None:
            lane, self._lane = self._lane, None
            lane.stop(self._history.close)

    def _run(
        self, use_case: Callable[[AnswerHistory], Result], *, is_write: bool = False
    ) -> Task[Result]:
        if self._lane is None:
            self._lane = Lane("kept answers", self)
            if self._is_shut_down:
                # A page that is not closed yet still asks for something.
                self._lane.stop()
            else:
                self._timer.start()
        history, catalogue_id = self._history, self._catalogue_id

        def call() -> Result:
            history.use_catalogue(catalogue_id)
            return history.run(use_case)

        return self._lane.run_write(call) if is_write else self._lane.run(call)

    def _on_opened(self) -> None:
        task = self._client.read(lambda catalogue: catalogue.id)
        task.on_success(self._use_catalogue)

    def _use_catalogue(self, catalogue_id: str) -> None:
        self._catalogue_id = catalogue_id
        self.changed.emit()

    def _on_closed(self) -> None:
        self._catalogue_id = ""
        self.changed.emit()

    def _on_kept(self, kept: Kept) -> None:
        if kept.problem is None:
            self._told.pop(_KEEP, None)
        else:
            self._fail(kept.problem)
        self.kept.emit(kept.answer)

    def _on_sent_kept(self, kept: Sequence[Kept]) -> None:
        for one in kept:
            self._on_kept(one)

    def _on_tidied(self, deleted: int) -> None:
        self._told.pop(_TIDY, None)
        if deleted:
            self.changed.emit()

    def _on_finished(self) -> None:
        self._waiting -= 1

    def _on_preferences_changed(self, before: Settings, now: Settings) -> None:
        names = ("keeps_answers", "answer_days", "answer_megabytes")
        if any(getattr(before, name) != getattr(now, name) for name in names):
            self._tidy()
            self.changed.emit()

    def _tidy(self) -> None:
        """Delete what must not be kept any longer."""
        if self._is_shut_down:
            return
        keeps, retention = self.keeps_answers, self._retention()

        def tidy(history: AnswerHistory) -> int:
            if keeps:
                return history.apply(retention)
            history.delete_all()
            _delete_baskets(self._root.parent)
            return 0

        if self._lane is None:
            history = self._new_history()

            def tidy_and_close() -> int:
                try:
                    return history.run(tidy)
                finally:
                    history.close()

            self._spare_lane.run_write(tidy_and_close).on_failure(self._fail_to_tidy)
        else:
            task = self._run(tidy, is_write=True)
            task.on_success(lambda _: self.changed.emit()).on_failure(self._fail_to_tidy)

    def _new_history(self) -> AnswerHistory:
        on_damaged = self._damaged.emit
        return AnswerHistory(self._root, self._open_store, self._load_encoder, on_damaged)

    def _retention(self) -> Retention:
        now = self._preferences.now
        return Retention(now.answer_days, now.answer_megabytes * BYTES_PER_MB)

    def _on_damaged(self, error: Exception) -> None:
        self.failed.emit(error)
        self.changed.emit()

    def _fail(self, error: Exception, tried: str = _KEEP) -> None:
        if str(error) != self._told.get(tried):
            self._told[tried] = str(error)
            self.failed.emit(error)

    def _fail_to_tidy(self, error: Exception) -> None:
        self._fail(error, _TIDY)


def _delete_baskets(data: Path) -> None:
    """Delete the baskets that no window has open; a window deletes its own one."""
    from desktop_app.engine.privacy.basket_forgetting import delete_unused_baskets
    from desktop_app.engine.privacy.kept_folders import KeptFolders

    delete_unused_baskets(KeptFolders(data).baskets)
