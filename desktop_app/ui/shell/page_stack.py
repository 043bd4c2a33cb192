"""The start page and the pages of the window, one of which is shown."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.product_list import ProductFilter
from desktop_app.engine.status import CatalogueStatus
from desktop_app.ui.shell.page import Page, PageDescription
from desktop_app.ui.widgets.addition_request import AdditionRequest
from desktop_app.ui.widgets.current_page_stack import CurrentPageStack
from desktop_app.ui.widgets.widget_factory import with_object_name

START_GUIDE_PAGE: Final = "first-steps.md"


class PageStack(CurrentPageStack):
    """Shows the start page while no catalogue is open, and one of the pages otherwise.

    A page is created when it is first needed. What concerns all pages reaches those that
    have been created; the others read what they need when they are.

    Attributes:
        status: the size of the open catalogue; None until it is known.

    Signals:
        page_created: the description of a page that is needed for the first time.
        page_shown: the description of the page that is shown now.
    """

    page_created = Signal(PageDescription)
    page_shown = Signal(PageDescription)

    def __init__(self, start_page: QWidget, pages: Sequence[PageDescription]) -> None:
        super().__init__()
        with_object_name(self, "pages")
        self._start_page = start_page
        self.pages = pages
        self._created: dict[str, Page] = {}
        self._shown: PageDescription | None = None
        self.status: CatalogueStatus | None = None
        self.addWidget(start_page)

    @property
    def shown(self) -> PageDescription | None:
        """The description of the page that is shown; None for the start page."""
        return self._shown

    @property
    def shown_page(self) -> Page | None:
        """The page that is shown; None for the start page."""
        return None if self._shown is None else self.page(self._shown)

    @property
    def guide_page(self) -> str:
        """The page of the user guide for what is shown, a name of a file."""
        page = self.shown_page
        if self._shown is None or page is None:
            return START_GUIDE_PAGE
        return page.guide_page() or self._shown.guide_page

    def page(self, description: PageDescription) -> Page:
        """Return a page; create it if it is needed for the first time."""
        page = self._created.get(description.name)
        if page is None:
            page = with_object_name(description.create(self), f"{description.name}_page")
            self._created[description.name] = page
            self.addWidget(page)
            page.products_requested.connect(self.show_products)
            page.addition_requested.connect(self.add_product)
            page.code_scanned.connect(self.search_code)
            page.answer_requested.connect(self.show_answer)
            self.page_created.emit(description)
            if self.status is not None:
                page.show_status(self.status)
        return page

    def show_start(self) -> None:
        """Show the start page."""
        self._leave_for(None)
        self.setCurrentWidget(self._start_page)

    def show_page(self, description: PageDescription) -> None:
        """Show a page."""
        page = self.page(description)
        self._leave_for(description)
        self.setCurrentWidget(page)
        self.page_shown.emit(description)

    def show_products(self, product_filter: ProductFilter, title: str = "") -> None:
        """List products on the page that ``lists_products``; see ``Page.show_products``."""
        self._show_list().show_products(product_filter, title)

    def add_product(self, request: AdditionRequest) -> None:
        """Let the user add a product on the page that ``lists_products``."""
        self._show_list().add_product(request)

    def focus_search(self) -> None:
        """Give the search box of the shown page the focus."""
        if (page := self.shown_page) is not None:
            page.focus_search()

    def search_code(self, text: str) -> None:
        """Search for a scanned code on the page that ``searches_codes``."""
        for description in self.pages:
            if description.searches_codes:
                self.show_page(description)
                self.page(description).use_scan(text)

    def show_answer(self, key: str) -> None:
        """Open a kept answer on the page that ``lists_answers``; only the page without a key."""
        for description in self.pages:
            if description.lists_answers:
                self.show_page(description)
                if key:
                    self.page(description).show_answer(key)

    def use_scan(self, text: str) -> None:
        """Hand a scan to the page that is shown, if the focus is outside of it."""
        if (page := self.shown_page) is not None:
            page.use_scan(text)

    def show_status(self, status: CatalogueStatus) -> None:
        """Tell all pages the size of the catalogue."""
        self.status = status
        for page in self._created.values():
            page.show_status(status)

    def reload_catalogue(self) -> None:
        """Have all pages read the catalogue again."""
        for page in self._created.values():
            page.reload_catalogue()

    def refresh_pages(self, source: Page | None = None) -> None:
        """Have all pages but ``source`` refresh as soon as they are visible."""
        for page in self._created.values():
            if page is not source:
                page.refresh_when_visible()

    def refresh_after_others(self) -> None:
        """Have all pages show what other stations have changed."""
        for page in self._created.values():
            page.refresh_after_others()

    def show_drop_target(self, is_target: bool) -> None:
        """Highlight where photos go on the page that is shown."""
        if (page := self.shown_page) is not None:
            page.show_drop_target(is_target)

    def shut_down(self) -> None:
        """Let all pages save what is not saved yet, before the window closes."""
        for page in self._created.values():
            page.shut_down()

    def _show_list(self) -> Page:
        description = next(page for page in self.pages if page.lists_products)
        self.show_page(description)
        return self.page(description)

    def _leave_for(self, following: PageDescription | None) -> None:
        page = self.shown_page
        if page is not None and following is not self._shown:
            page.leave()
        self._shown = following
