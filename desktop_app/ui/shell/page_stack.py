"""The start page and the pages of the window, one of which is shown."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.domain.product_list import ProductFilter
from desktop_app.ui.shell.page import Page
from desktop_app.ui.widgets.widget_factory import with_object_name


class PageStack(QStackedWidget):
    """Shows the start page while no catalogue is open, and one of the pages otherwise.

    Signals:
        page_shown: the page that is shown now.
    """

    page_shown = Signal(Page)

    def __init__(self, start_page: QWidget, pages: Sequence[Page]) -> None:
        super().__init__()
        with_object_name(self, "pages")
        self._start_page = start_page
        self._pages = pages
        for page in (start_page, *pages):
            self.addWidget(page)

    @property
    def current_page(self) -> Page | None:
        """The page that is shown; None for the start page."""
        page = self.currentWidget()
        return page if isinstance(page, Page) else None

    def show_start(self) -> None:
        """Show the start page."""
        self._leave_for(self._start_page)
        self.setCurrentWidget(self._start_page)

    def show_page(self, page: Page) -> None:
        """Show a page."""
        self._leave_for(page)
        self.setCurrentWidget(page)
        self.page_shown.emit(page)

    def show_products(self, product_filter: ProductFilter, title: str = "") -> None:
        """List products on the page that ``lists_products``; see ``Page.show_products``."""
        page = next(page for page in self._pages if page.lists_products)
        self.show_page(page)
        page.show_products(product_filter, title)

    def _leave_for(self, following: QWidget) -> None:
        page = self.current_page
        if page is not None and page is not following:
            page.leave()
