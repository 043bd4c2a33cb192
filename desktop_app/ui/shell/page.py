"""What every page of the main window offers it, and what is known of it before it is created."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop_app.domain.action import Action
from desktop_app.domain.answer import Answer
from desktop_app.domain.product_list import ProductFilter
from desktop_app.domain.role import Right
from desktop_app.engine.editing.action_description import UndoRedoDescriptions
from desktop_app.engine.status import CatalogueStatus
from desktop_app.errors import Message
from desktop_app.ui.background.task import Task
from desktop_app.ui.i18n.messages import Notice, localised_text
from desktop_app.ui.shell.product_scope import ProductScope
from desktop_app.ui.widgets.addition_request import AdditionRequest
from desktop_app.ui.widgets.photo_query import Photo
from desktop_app.ui.widgets.widget_factory import with_object_name


@dataclass(frozen=True)
class PageDescription:
    """What the menus, the page switcher and the list of shortcuts are made from.

    The page itself is created when it is first shown, so that the window opens fast.

    Attributes:
        name: names the action ``command_<name>``, the button ``page_<name>`` and the page.
        title: the title of the page.
        create: imports the page, and creates it in the widget where it will be.
        icon: an icon for the page switcher; empty for none.
        shortcut: keys that open the page.
        needs_catalogue: whether the page can be opened only while a catalogue is open.
        accepts_photos: whether ``Page.search`` takes the photos that the window is given.
        lists_answers: whether ``Page.show_answer`` opens kept answers of the counter.
        lists_products: whether ``Page.show_products`` lists products for other pages.
        searches_codes: whether ``Page.use_scan`` searches for codes scanned on other pages.
        guide_page: the page of the user guide that explains it, a name of a file.
        menu_title: the title of its menu, with a mnemonic; None if it has no menu.
        right: what the user needs to see the page; None for nothing.
    """

    name: str
    title: Message
    create: "Callable[[QWidget], Page]"
    icon: str = ""
    shortcut: str = ""
    needs_catalogue: bool = True
    accepts_photos: bool = False
    lists_products: bool = False
    searches_codes: bool = False
    lists_answers: bool = False
    guide_page: str = ""
    menu_title: Message | None = None
    right: Right | None = None

    def localised_title(self) -> str:
        """Return the title in the language of the window."""
        return localised_text(self.title)

    def localised_menu_title(self) -> str:
        """Return the title of the menu in the language of the window."""
        return localised_text(self.menu_title or self.title)


class Page(QWidget):
    """A page of the main window: one folder in ``ui`` and one description in ``app.py``.

    A page is created when it is first shown; a catalogue may be open already. Whenever it
    is shown again, it opens in Qt's ``showEvent``.

    Attributes:
        undoes_alone: whether undo and redo do nothing but ``undo_own`` and ``redo_own`` while
            the page is shown, so that nobody undoes an action that cannot be seen there.
        view_actions: actions of the page in the View menu, enabled while it is shown.
        menu_actions: actions of the page in a menu of its own, with the page's title, which
            is there while the page is shown.

    Signals:
        open_requested, paste_requested: the user wants to choose or paste photos.
        import_requested: the user wants to import products.
        export_requested: the user wants to export products of ``product_scope``.
        status_message: a sentence for the status bar.
        notice_raised: a notice to show.
        failed: an error to show.
        job_started: a long job; the window shows its progress.
        answer_shown: the answer to a photo.
        catalogue_changed: the page has changed products of the catalogue.
        addition_requested: the ``AdditionRequest`` of a product to add on the page that
            ``lists_products``.
        products_requested: products to list on the page that ``lists_products``, and what
            they have in common, for the line above the list; may be empty.
        undo_requested, redo_requested: for the last action of the window.
        command_requested: the name of a command of the menus to run.
        own_undo_changed: ``own_undo`` returns something else, or the page is shown or hidden.
        answer_requested: the key of a kept answer to open on the page that ``lists_answers``;
            empty for the page itself.
        code_scanned: a code to search for on the page that ``searches_codes``.
    """

    undoes_alone = False

    open_requested = Signal()
    paste_requested = Signal()
    import_requested = Signal()
    export_requested = Signal()
    status_message = Signal(str)
    notice_raised = Signal(Notice)
    failed = Signal(Exception)
    job_started = Signal(Task)
    answer_shown = Signal(Answer)
    catalogue_changed = Signal()
    products_requested = Signal(ProductFilter, str)
    addition_requested = Signal(AdditionRequest)
    undo_requested = Signal()
    redo_requested = Signal()
    command_requested = Signal(str)
    code_scanned = Signal(str)
    answer_requested = Signal(str)
    own_undo_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view_actions: list[QAction] = []
        self.menu_actions: list[QAction] = []

    def shortcuts(self) -> Sequence[tuple[str, str]]:
        """Return the page's own shortcuts for the list of shortcuts: what they do, and keys."""
        return ()

    def guide_page(self) -> str:
        """Return the page of the user guide for what is shown; empty for the page's usual one."""
        return ""

    def search(self, photos: Sequence[Photo]) -> None:
        """Search for photos; called only if the description says that it can."""
        raise NotImplementedError

    def add_product(self, request: AdditionRequest) -> None:
        """Let the user add a product; called only if ``lists_products``."""
        raise NotImplementedError

    def show_products(self, product_filter: ProductFilter, title: str = "") -> None:
        """List products; called only if ``lists_products``.

        Args:
            product_filter: which ones.
            title: what they have in common; may be empty.
        """
        raise NotImplementedError

    def show_answer(self, key: str) -> None:
        """Open a kept answer of the counter; called only if ``lists_answers``."""
        raise NotImplementedError

    def use_scan(self, text: str) -> None:
        """Use what a keyboard scanner has typed: search for it on the page for this."""
        self.code_scanned.emit(text)

    def product_scope(self) -> ProductScope:
        """Return the products that an export offers besides the whole catalogue."""
        return ProductScope()

    def focus_search(self) -> None:
        """Give the page's search box the focus (Ctrl+F), if it has one."""

    def show_drop_target(self, is_target: bool) -> None:
        """Highlight where photos go while they are dragged over the window."""

    def show_status(self, status: CatalogueStatus) -> None:
        """Show the size of the catalogue."""

    def reload_catalogue(self) -> None:
        """Read the catalogue again, after an import."""

    def refresh_when_visible(self) -> None:
        """Refresh as soon as the page is visible, after another page has changed products."""

    def refresh_after_others(self) -> None:
        """Refresh after other stations have changed products; the user may be working here."""
        self.refresh_when_visible()

    def show_undo_redo(self, descriptions: UndoRedoDescriptions) -> None:
        """Show what undo and redo of the window would do."""

    def own_undo(self) -> UndoRedoDescriptions:
        """Return what undo and redo would do on the page itself, before the window's history."""
        return UndoRedoDescriptions(None, None)

    def undo_own(self) -> None:
        """Undo the page's own last change; called only if there is one."""
        raise NotImplementedError

    def redo_own(self) -> None:
        """Redo the page's own last change; called only if there is one."""
        raise NotImplementedError

    def on_undone(self, action: Action) -> None:  # noqa: ARG002 - for overrides
        """Refresh as soon as the page is visible, after an action was undone."""
        self.refresh_when_visible()

    def on_redone(self, action: Action) -> None:  # noqa: ARG002 - for overrides
        """Refresh as soon as the page is visible, after an action was redone."""
        self.refresh_when_visible()

    def leave(self) -> None:
        """Stop what must not go on while the page is hidden."""

    def shut_down(self) -> None:
        """Save what is not saved yet and release devices, before the window closes."""

    def add_view_action(self, name: str, shortcut: str, slot: Callable[[bool], object]) -> QAction:
        """Add an action that is on or off to the View menu; the page sets its text.

        Args:
            name: names the action ``command_<name>``.
            shortcut: its keys.
            slot: called with the new state when the user switches the action.
        """
        action = with_object_name(QAction(self), f"command_{name}")
        action.setCheckable(True)
        action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(slot)
        self.view_actions.append(action)
        return action
