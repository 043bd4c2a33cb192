"""The plans of shelves: listed, kept, corrected, removed, and compared with a photo."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.shelf import ShelfComparison
from desktop_app.domain.shelf_plan import ShelfPlanEntry
from desktop_app.engine.editing.action_description import UndoRedoDescriptions
from desktop_app.errors import Message, VitrineError
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask, Result, Task
from desktop_app.ui.stock.shelf.command_history import Command, CommandHistory
from desktop_app.ui.stock.shelf.shelf_controller import CORRECTION_TITLE
from desktop_app.ui.stock.shelf.shelf_photo import ShelfPhoto
from desktop_app.ui.widgets.image_conversion import to_qimage

if TYPE_CHECKING:
    from desktop_app.engine.catalogue_browser import CatalogueBrowser
    from desktop_app.engine.counting.shelf_alignment import ShelfAlignment
    from desktop_app.engine.counting.shelf_plans import PlanChange, ShelfPlans

# The plan's and the photo's ids.
_PhotoPair = tuple[int, int]
_KEEP_TITLE: Final = Message("Keeping of a plan")
_REMOVE_TITLE: Final = Message("Removal of a plan")


@dataclass(frozen=True, slots=True)
class _Aligned:
    """Two photos, and how they are aligned."""

    pair: _PhotoPair
    alignment: "ShelfAlignment"


class PlanController(QObject):
    """The plans of the open catalogue, and the one that is chosen.

    Attributes:
        entries: all plans, by name.
        entry: the chosen plan; None for none.
        photo: its photo with its units; None while it is read.
        comparison: of the chosen plan with the photo of now; None if there is none.
        problem: why the two cannot be compared.

    Signals:
        entries_changed: the list of plans, or which one is chosen.
        plan_changed: the photo of the plan or its units.
        comparison_changed: what is different from the plan, or why that is not known.
        kept: the name of a plan that was kept.
        failed: an error.
    """

    entries_changed = Signal()
    plan_changed = Signal()
    comparison_changed = Signal()
    kept = Signal(str)
    failed = Signal(Exception)

    def __init__(self, client: EngineClient, history: CommandHistory, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._history = history
        self._loading = LatestTask()
        self._comparing = LatestTask()
        self._last_id = 0
        # Of a plan that was kept, to be chosen when it is listed.
        self._kept_key = ""
        self._aligned: _Aligned | None = None
        self._now: ShelfPhoto | None = None
        self.entries: Sequence[ShelfPlanEntry] = ()
        self.entry: ShelfPlanEntry | None = None
        self.photo: ShelfPhoto | None = None
        self.comparison: ShelfComparison | None = None
        self.problem: VitrineError | None = None
        client.opened.connect(self._forget)
        client.failed.connect(self._forget)
        self.refresh()

    @property
    def is_comparing(self) -> bool:
        """Whether the plan and the photo of now are being compared."""
        return self._comparing.is_running

    def own_undo(self) -> UndoRedoDescriptions:
        """Return what undo and redo would do."""
        return self._history.descriptions

    def refresh(self) -> None:
        """Read the list of plans again: others may have changed them."""
        if self._client.folder is None:
            return
        self._client.read(lambda catalogue: _plans(catalogue).all()).on_success(
            self._show_entries
        ).on_failure(self.failed)

    def reload(self) -> None:
        """Read the list of plans and the chosen plan again: products may have changed."""
        self.refresh()
        if self.entry is not None and self._client.folder is not None:
            self._load(self.entry.key)

    def choose(self, key: str) -> None:
        """Choose a plan; an empty key for none."""
        entry = next((one for one in self.entries if one.key == key), None)
        if entry is not None and self.entry is not None and entry.key == self.entry.key:
            return
        self._choose(entry)

    def keep(self, name: str, photo: ShelfPhoto, replaces: str = "") -> None:
        """Keep a photo as a plan; this can be undone.

        Args:
            name: the place of the shelf.
            photo: the photo.
            replaces: the key of the plan whose place it takes; empty for none.
        """
        pixels, units = photo.pixels, photo.units
        task = self._write(
            lambda plans: plans.keep(name, pixels, units, replaces=replaces), _KEEP_TITLE
        )
        task.on_success(lambda change: self._on_kept(change.key, name))

    def remove(self) -> None:
        """Remove the chosen plan; this can be undone."""
        if self.entry is not None:
            key = self.entry.key
            # Also before it is removed: a second press must not remove another one.
            self._choose(None)
            task = self._write(lambda plans: plans.remove(key), _REMOVE_TITLE)
            task.on_finish(self.refresh)

    def set_units(self, units: tuple[FoundUnit, ...]) -> None:
        """Correct what was found in the photo of the plan; this can be undone."""
        if self.entry is None or self.photo is None or units == self.photo.units:
            return
        key, before = self.entry.key, self.photo
        self.photo = before.with_units(units)
        self.plan_changed.emit()
        self._compare()
        task = self._write(lambda plans: plans.set_units(key, units), CORRECTION_TITLE)
        # What is shown is what is stored.
        task.on_failure(lambda _: self._on_restored(key))

    def follow(self, photo: ShelfPhoto | None) -> None:
        """Compare the plan with the photo of now, or with none."""
        if photo is not self._now:
            self._now = photo
            self._compare()

    def _forget(self) -> None:
        self.entries = ()
        self._aligned = None
        self._choose(None)
        self.refresh()

    def _choose(self, entry: ShelfPlanEntry | None) -> None:
        self._loading.cancel()
        self.entry, self.photo = entry, None
        self.entries_changed.emit()
        self.plan_changed.emit()
        self._compare()
        if entry is not None:
            self._load(entry.key)

    def _load(self, key: str) -> None:
        def load(catalogue: "CatalogueBrowser") -> ShelfPhoto:
            plan = _plans(catalogue).load(key)
            photo = ShelfPhoto(0, plan.photo, to_qimage(plan.photo))
            return photo.with_units(plan.units)

        task = self._loading.replace(self._client.read(load))
        task.on_success(self._show_plan).on_failure(self._on_not_loaded)

    def _show_plan(self, photo: ShelfPhoto) -> None:
        self._last_id += 1
        self.photo = photo.with_id(self._last_id)
        self.plan_changed.emit()
        self._compare()

    def _on_not_loaded(self, error: Exception) -> None:
        self.failed.emit(error)
        # A damaged plan stays chosen, so that it can be removed.
        self.refresh()

    def _show_entries(self, entries: Sequence[ShelfPlanEntry]) -> None:
        before, self.entries = self.entry, entries
        kept, self._kept_key = self._kept_key, ""
        if kept in [entry.key for entry in entries] and (before is None or before.key != kept):
            self.choose(kept)
            return
        if before is not None:
            entry = next((one for one in entries if one.key == before.key), None)
            if entry != before:
                self._choose(entry)
                return
        self.entries_changed.emit()

    def _write(
        self, change: "Callable[[ShelfPlans], PlanChange]", title: Message
    ) -> "Task[PlanChange]":
        # Filled on the lane, where undo comes after the change, however soon it is asked for.
        done: list[PlanChange] = []

        def write(plans: "ShelfPlans") -> "PlanChange":
            done.append(change(plans))
            return done[0]

        command = Command(
            title,
            lambda: self._restore(done, lambda change: change.before),
            lambda: self._restore(done, lambda change: change.after),
        )
        self._history.add(command)
        task = self._run(write).on_failure(self.failed)
        return task.on_failure(lambda _: self._history.forget(command))

    def _run(self, change: "Callable[[ShelfPlans], Result]") -> "Task[Result]":
        if not self._client.is_ready:
            return self._client.read(lambda catalogue: change(_plans(catalogue)))
        return self._client.write(lambda workspace: change(_plans(workspace.catalogue)))

    def _on_kept(self, key: str, name: str) -> None:
        self._kept_key = key
        self.kept.emit(name)
        self._on_restored(key)

    def _restore(
        self, done: "Sequence[PlanChange]", contents: "Callable[[PlanChange], bytes | None]"
    ) -> None:
        def restore(plans: "ShelfPlans") -> str:
            for change in done:
                plans.restore(change.key, contents(change))
            return done[0].key if done else ""

        self._run(restore).on_failure(self.failed).on_success(self._on_restored)

    def _on_restored(self, key: str) -> None:
        """Read a plan again whose file was written."""
        if self.entry is None:
            # That of a plan which was removed is chosen again.
            self._kept_key = key
        self.refresh()
        if self.entry is not None and self.entry.key == key:
            self._load(key)

    def _compare(self) -> None:
        plan, now, aligned = self.photo, self._now, self._aligned
        self._comparing.cancel()
        self.problem = None
        if plan is None or now is None or not now.is_counted:
            self.comparison = None
            self.comparison_changed.emit()
            return
        pair = plan.id, now.id
        known = aligned if aligned is not None and aligned.pair == pair else None
        if known is None:
            self.comparison = None
        task = self._client.run_without_catalogue(lambda: _compared(plan, now, known))
        self._comparing.replace(task).on_success(self._show_comparison)
        task.on_failure(self._on_not_compared)
        self.comparison_changed.emit()

    def _show_comparison(self, result: tuple[_Aligned, ShelfComparison]) -> None:
        self._aligned, self.comparison = result
        # It has ended, although the task is not finished yet.
        self._comparing.cancel()
        self.comparison_changed.emit()

    def _on_not_compared(self, error: Exception) -> None:
        self._comparing.cancel()
        if isinstance(error, VitrineError):
            self.problem = error
        else:
            self.failed.emit(error)
        self.comparison_changed.emit()


def _plans(catalogue: "CatalogueBrowser") -> "ShelfPlans":
    from desktop_app.engine.counting.shelf_plans import ShelfPlans

    return ShelfPlans(catalogue.store)


def _compared(
    plan: ShelfPhoto, now: ShelfPhoto, known: _Aligned | None
) -> tuple[_Aligned, ShelfComparison]:
    """Align two photos, unless that is done, and compare them; runs on the engine's lane.

    Raises:
        VitrineError: they do not show the same shelf.
    """
    from desktop_app.engine.counting.shelf_alignment import align_shelf
    from desktop_app.engine.counting.shelf_comparison import compare_shelf

    pair = plan.id, now.id
    aligned = known or _Aligned(pair, align_shelf(plan.pixels, now.pixels))
    return aligned, compare_shelf(plan.units, now.units, aligned.alignment)
