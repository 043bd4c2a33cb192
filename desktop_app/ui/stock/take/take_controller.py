"""The stock take that is open: what is in it, corrections, and their undo."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.action import Action
from desktop_app.domain.stock_take import (
    CountedUnit,
    Sighting,
    StockChange,
    StockDecision,
    StockLine,
    StockUnit,
)
from desktop_app.engine.counting.kept_stock_photos import remove_photos
from desktop_app.engine.counting.stock_corrections import StockCorrections
from desktop_app.engine.counting.stock_take_history import StockTakeHistory
from desktop_app.engine.counting.stock_takes import StocksSet, StockTakes
from desktop_app.engine.data_export import begin_export
from desktop_app.engine.editing.action_description import UndoRedoDescriptions
from desktop_app.engine.editing.certain_action import redo_action, undo_action
from desktop_app.engine.export.stock_export import export_stock_take
from desktop_app.errors import Message
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask, Task
from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.stock.take.take_contents import TakeContents, load_take, with_counts

if TYPE_CHECKING:
    from desktop_app.engine.catalogue_browser import CatalogueBrowser
    from desktop_app.engine.workspace import Workspace

Correction: TypeAlias = Callable[[StockCorrections], StockChange]


class TakeController(QObject):
    """Opens one stock take at a time.

    Args:
        client: runs everything in the background.
        author: returns who counts.
        parent: owns it.

    Attributes:
        take_id: of the open stock take; None if none is open.
        shown: its contents; None until they are read.

    Signals:
        opened: another stock take is open, or none.
        changed: ``shown`` is another one.
        status_message: a sentence for the status bar.
        notice_raised: a notice to show.
        failed: an error.
        job_started: a long job.
        catalogue_changed: stocks of products were set.
        own_undo_changed: ``own_undo`` returns something else.
    """

    opened = Signal()
    changed = Signal()
    status_message = Signal(str)
    notice_raised = Signal(Notice)
    failed = Signal(Exception)
    job_started = Signal(Task)
    catalogue_changed = Signal()
    own_undo_changed = Signal()

    def __init__(self, client: EngineClient, author: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._author = author
        self._history = StockTakeHistory()
        self._latest = LatestTask()
        self._is_setting = False
        # Numbers that are being written, which takes a while when photos are counted: they are
        # shown at once, and further presses of + count on from them.
        self._entered: dict[int, int] = {}
        # Corrections that are not written yet, by title, and how many of them are to be undone.
        self._writing: list[Message] = []
        self._undo_count = 0
        self.take_id: int | None = None
        self.shown: TakeContents | None = None
        client.opened.connect(self.close)
        client.failed.connect(self.close)

    @property
    def can_change(self) -> bool:
        """Whether corrections can be written now."""
        return self._client.is_ready and self.shown is not None and not self._is_setting

    def open(self, take_id: int) -> None:
        """Open a stock take."""
        if take_id != self.take_id:
            self._show_none(take_id)
        self.reload()

    def close(self) -> None:
        """Open no stock take."""
        if self.take_id is not None:
            self._show_none(None)

    def reload(self) -> None:
        """Read the stock take again."""
        take_id = self.take_id
        if take_id is not None and self._client.folder is not None:
            task = self._client.read(lambda catalogue: load_take(catalogue.store, take_id))
            self._latest.replace(task).on_success(self._show).on_failure(self._on_not_loaded)

    # Corrections

    def assign(self, unit: CountedUnit, product_id: int | None) -> None:
        """Say what a unit is; None for none of the catalogue."""
        self._correct(Message("Change of a box"), lambda made: made.assign(unit, product_id))

    def delete(self, unit: CountedUnit) -> None:
        """Delete the boxes of a unit."""
        self._correct(Message("Deletion of a box"), lambda made: made.delete(unit))

    def add_box(self, photo_id: int, unit: StockUnit) -> None:
        """Add a unit that the user has drawn."""
        self._correct(Message("Drawing of a box"), lambda made: made.add(photo_id, unit))

    def replace_box(self, sighting: Sighting, unit: StockUnit) -> None:
        """Replace a unit whose box was resized."""
        at = sighting.photo_id, sighting.position
        self._correct(Message("Change of a box"), lambda made: made.replace(*at, unit))

    def count_by_hand(self, product_id: int, count: int | None) -> None:
        """Use a number that was counted by hand; None for that of the photos."""
        shown = self.shown
        title = Message("Change of a count")
        self._correct(title, lambda made: made.count_by_hand(product_id, count))
        if count is not None and shown is not None and self.can_change:
            self._entered[product_id] = count
            self._show(shown)

    def count_on(self, line: StockLine, change: int) -> None:
        """Add to the number of a product; it is not negative."""
        count = self._entered.get(line.product.id, line.counted) + change
        if count >= 0:
            self.count_by_hand(line.product.id, count)

    def decide(self, lines: Sequence[StockLine], decision: StockDecision) -> None:
        """Note what is to be done about differences."""
        if lines:
            title = Message("Decision about differences")
            self._correct(title, lambda made: made.decide(lines, decision))

    def set_stock(self, lines: Sequence[StockLine]) -> None:
        """Write the counted numbers as the stock; one action that can be undone."""
        if not lines or not self.can_change:
            return
        self._is_setting = True
        task = self._client.run_job(
            lambda workspace: StockTakes(workspace.catalogue.store).set_stock(lines)
        )
        task.on_success(self._on_set).on_failure(self.failed).on_finish(self._on_setting_ended)
        self.job_started.emit(task)
        self.changed.emit()

    def remove_photo(self, photo_id: int) -> None:
        """Remove a photo with all that was counted in it."""
        take_id = self.take_id
        if take_id is None or not self.can_change:
            return
        task = self._client.write(
            lambda workspace: remove_photos(workspace.catalogue.store, take_id, [photo_id])
        )
        task.on_success(lambda _: self.reload()).on_failure(self.failed)

    def export(self, file: Path, translate: Callable[[Message], str]) -> None:
        """Write the list to a CSV file or workbook."""
        if self.shown is not None:
            result = self.shown.result

            def write(catalogue: "CatalogueBrowser") -> int:
                begin_export(catalogue.store, file)
                return export_stock_take(result, file, translate)

            task = self._client.read(write)
            task.on_success(lambda _: self._on_exported(file)).on_failure(self.failed)

    # Undo

    def own_undo(self) -> UndoRedoDescriptions:
        """Return what undo and redo would do."""
        if self._writing:
            return UndoRedoDescriptions(self._writing[-1], None)
        return self._history.descriptions

    def undo(self) -> None:
        """Take the last correction back, as soon as it is written."""
        if self._writing:
            self._undo_count += 1
            return
        step = self._history.next_undo if self.can_change else None
        if step is None:
            return
        if isinstance(step.done, StockChange):
            change = step.done
            self._history.undo()
            self._take_back(lambda corrections: corrections.undo(change))
        else:
            action_id = step.done
            self._step_action(undo_action, action_id, self.on_action_undone)

    def redo(self) -> None:
        """Make the correction again that was taken back last."""
        step = self._history.next_redo if self.can_change else None
        if step is None:
            return
        if isinstance(step.done, StockChange):
            change = step.done
            self._history.redo()
            self._take_back(lambda corrections: corrections.redo(change))
        else:
            action_id = step.done
            self._step_action(redo_action, action_id, self.on_action_redone)

    def on_action_undone(self, action: Action) -> None:
        """Follow the undo of the catalogue."""
        self._history.on_action_undone(action.id)
        self.own_undo_changed.emit()
        self.reload()

    def on_action_redone(self, action: Action) -> None:
        """Follow the redo of the catalogue."""
        self._history.on_action_redone(action.id)
        self.own_undo_changed.emit()
        self.reload()

    def _correct(self, title: Message, correction: Correction) -> None:
        """Write a correction and show the stock take with it."""
        take_id, author = self.take_id, self._author()
        if take_id is None or self.shown is None or not self.can_change:
            if self._is_setting:
                reason = self.tr("Not changed: stocks are being set. Try again in a moment.")
            else:
                reason = self.tr("The catalogue is being prepared…")
            self.status_message.emit(reason)
            return

        def on_success(made: tuple[StockChange, TakeContents]) -> None:
            if take_id == self.take_id:
                self._history.add(title, made[0])
                self.own_undo_changed.emit()
                self._show(made[1])

        seen = self.shown.result.photos

        def write(workspace: "Workspace") -> tuple[StockChange, TakeContents]:
            store = workspace.catalogue.store
            change = correction(StockCorrections(store, take_id, author, seen))
            return change, load_take(store, take_id)

        task = self._client.write(write)
        self._writing.append(title)
        task.on_success(on_success).on_failure(self._on_not_written)
        task.on_finish(self._on_write_ended)
        self.own_undo_changed.emit()

    def _take_back(self, change: Callable[[StockCorrections], bool]) -> None:
        """Undo or redo a correction."""
        take_id, author = self.take_id, self._author()
        assert take_id is not None
        self._entered.clear()
        task = self._client.write(
            lambda workspace: change(StockCorrections(workspace.catalogue.store, take_id, author))
        )
        task.on_success(self._on_taken_back).on_failure(self.failed).on_finish(self.reload)
        self.own_undo_changed.emit()

    def _on_taken_back(self, is_complete: bool) -> None:
        if not is_complete:
            self.status_message.emit(
                self.tr("Someone else has changed this since; it stays as it is.")
            )

    def _step_action(
        self,
        step: "Callable[[Workspace, int], Action]",
        action_id: int,
        follow: Callable[[Action], None],
    ) -> None:
        """Undo or redo an action of the catalogue that was made here."""
        self._is_setting = True
        task = self._client.write(lambda workspace: step(workspace, action_id))
        task.on_success(follow).on_success(lambda _: self.catalogue_changed.emit())
        task.on_failure(self.failed).on_finish(self._on_setting_ended)
        self.changed.emit()

    def _show_none(self, take_id: int | None) -> None:
        self._latest.cancel()
        self._history.clear()
        self._entered.clear()
        self._undo_count = 0
        self.take_id, self.shown = take_id, None
        self.opened.emit()
        self.changed.emit()
        self.own_undo_changed.emit()

    def _show(self, shown: TakeContents) -> None:
        if shown.result.take.id == self.take_id:
            if not self._writing:
                self._entered.clear()
            self.shown = with_counts(shown, self._entered)
            self.changed.emit()

    def _on_not_loaded(self, error: Exception) -> None:
        self.failed.emit(error)
        self.close()

    def _on_write_ended(self) -> None:
        del self._writing[0]
        if not self._writing:
            count, self._undo_count = self._undo_count, 0
            for _ in range(count):
                self.undo()
        self.own_undo_changed.emit()

    def _on_not_written(self, error: Exception) -> None:
        # A correction that was never made need not be undone.
        if self._undo_count >= len(self._writing):
            self._undo_count -= 1
        self._entered.clear()
        self.failed.emit(error)
        self.reload()

    def _on_set(self, stocks: StocksSet) -> None:
        if stocks.action_id is not None:
            self._history.add(Message("Setting of stocks"), stocks.action_id)
            self.own_undo_changed.emit()
            self.catalogue_changed.emit()
        self.status_message.emit(
            self.tr("Stock of %Ln product(s) set. Ctrl+Z undoes it.", "", stocks.count)
        )

    def _on_setting_ended(self) -> None:
        self._is_setting = False
        self.changed.emit()
        self.reload()

    def _on_exported(self, file: Path) -> None:
        message = Message("The list is saved in {file}.", file=file.name)
        self.notice_raised.emit(Notice("success", message, folder=file.parent))
