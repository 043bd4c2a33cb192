"""Undo and redo of the window: one history for all pages, also after a restart.

A page can have changes of its own that are no actions on the catalogue. While it is shown, they
are undone first.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop_app.domain.action import Action
from desktop_app.engine.editing.action_description import UndoRedoDescriptions, describe_action
from desktop_app.errors import Message
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.shell.page import Page

if TYPE_CHECKING:
    from desktop_app.engine.editing.product_editor import ProductEditor
    from desktop_app.engine.workspace import Workspace

NOTHING = UndoRedoDescriptions(None, None)


def undo_text(action: Message | None) -> str:
    """Return the text of the command that undoes an action; None if there is none."""
    template = QCoreApplication.translate("UndoCommands", "Undo {action}")
    title = QCoreApplication.translate("UndoCommands", "Undo")
    return title if action is None else _with_action(template, action)


def redo_text(action: Message | None) -> str:
    """Return the text of the command that redoes an action; None if there is none."""
    template = QCoreApplication.translate("UndoCommands", "Redo {action}")
    title = QCoreApplication.translate("UndoCommands", "Redo")
    return title if action is None else _with_action(template, action)


def _with_action(template: str, action: Message) -> str:
    # Descriptions of actions are noun phrases; "&" would mark a mnemonic.
    text = localised_text(action)
    return template.format(action=text[:1].lower() + text[1:]).replace("&", "&&")


class UndoCommands(QObject):
    """Undoes and redoes this actor's actions on the open catalogue.

    Signals:
        descriptions_changed: what undo and redo would do to the catalogue.
        commands_changed: what undo and redo would do now.
        catalogue_changed: an action was undone or redone.
        undone, redone: the action.
        status_message: a sentence for the status bar.
        failed: an error to show, also why an action cannot be undone.
    """

    descriptions_changed = Signal(UndoRedoDescriptions)
    commands_changed = Signal(UndoRedoDescriptions)
    catalogue_changed = Signal()
    undone = Signal(Action)
    redone = Signal(Action)
    status_message = Signal(str)
    failed = Signal(Exception)

    def __init__(self, client: EngineClient, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self.descriptions = NOTHING
        self._pages: list[Page] = []
        client.opened.connect(lambda: self._on_loaded(NOTHING))
        client.failed.connect(lambda _: self._on_loaded(NOTHING))
        client.ready.connect(lambda _: self.load())

    def connect_page(self, page: Page) -> None:
        """Let a page ask for undo and redo, show what they would do, and follow them."""
        page.undo_requested.connect(self.undo)
        page.redo_requested.connect(self.redo)
        self.descriptions_changed.connect(page.show_undo_redo)
        self.undone.connect(page.on_undone)
        self.redone.connect(page.on_redone)
        self._pages.append(page)
        page.own_undo_changed.connect(self._report_commands)
        page.show_undo_redo(self.descriptions)

    def load(self) -> None:
        """Load what undo and redo would do."""
        if self._client.is_ready:
            task = self._client.run(lambda workspace: workspace.editor().undo_redo_descriptions())
            task.on_success(self._on_loaded).on_failure(self.failed)

    def undo_here(self) -> None:
        """Undo the last change of the page that is shown, or else the last action."""
        page = self._shown_page()
        if page is not None and page.own_undo().undo is not None:
            page.undo_own()
        elif page is None or not page.undoes_alone:
            self.undo()

    def redo_here(self) -> None:
        """Redo the change of the page that is shown, or else the action, undone last."""
        page = self._shown_page()
        if page is not None and page.own_undo().redo is not None:
            page.redo_own()
        elif page is None or not page.undoes_alone:
            self.redo()

    def undo(self) -> None:
        """Undo the last action, if there is one."""
        self._step(lambda editor: editor.undo(), self._on_undone, self.tr("Undoing…"))

    def redo(self) -> None:
        """Redo the action that was undone last, if there is one."""
        self._step(lambda editor: editor.redo(), self._on_redone, self.tr("Redoing…"))

    def _step(
        self,
        step: "Callable[[ProductEditor], Action | None]",
        on_success: Callable[[Action | None], None],
        note: str,
    ) -> None:
        if not self._client.is_ready:
            return
        self.status_message.emit(note)

        def step_and_describe(
            workspace: "Workspace",
        ) -> tuple[Action | None, UndoRedoDescriptions]:
            editor = workspace.editor()
            return step(editor), editor.undo_redo_descriptions()

        def on_done(result: tuple[Action | None, UndoRedoDescriptions]) -> None:
            self._on_loaded(result[1])
            on_success(result[0])

        self._client.write(step_and_describe).on_success(on_done).on_failure(self._on_failed)

    def _on_undone(self, action: Action | None) -> None:
        self._report(self.tr("Undone: {action}"), self.tr("Nothing to undo"), action)
        if action is not None:
            self.catalogue_changed.emit()
            self.undone.emit(action)

    def _on_redone(self, action: Action | None) -> None:
        self._report(self.tr("Redone: {action}"), self.tr("Nothing to redo"), action)
        if action is not None:
            self.catalogue_changed.emit()
            self.redone.emit(action)

    def _on_failed(self, error: Exception) -> None:
        self.status_message.emit("")
        self.failed.emit(error)
        self.load()

    def _report(self, sentence: str, nothing: str, action: Action | None) -> None:
        description = describe_action(action)
        text = "" if description is None else localised_text(description)
        self.status_message.emit(sentence.format(action=text) if text else nothing)

    def _on_loaded(self, descriptions: UndoRedoDescriptions) -> None:
        self.descriptions = descriptions
        self.descriptions_changed.emit(descriptions)
        self._report_commands()

    def _shown_page(self) -> Page | None:
        return next((page for page in self._pages if page.isVisible()), None)

    def _report_commands(self) -> None:
        page = self._shown_page()
        own = NOTHING if page is None else page.own_undo()
        is_alone = page is not None and page.undoes_alone
        catalogue = NOTHING if is_alone else self.descriptions
        self.commands_changed.emit(
            UndoRedoDescriptions(own.undo or catalogue.undo, own.redo or catalogue.redo)
        )
