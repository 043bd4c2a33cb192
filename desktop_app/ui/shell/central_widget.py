"""The central widget of the window: the pages, the banner over them and the progress below."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.shell.banner_overlay import BannerOverlay
from desktop_app.ui.shell.page_stack import PageStack
from desktop_app.ui.shell.progress_bar import ProgressBar
from desktop_app.ui.widgets.banner import Banner
from desktop_app.ui.widgets.fitted_area import FittedArea


class CentralWidget(QWidget):
    """Lays out what all pages share."""

    def __init__(self, pages: PageStack, banner: Banner, progress: ProgressBar) -> None:
        super().__init__()
        area = FittedArea("page_area", pages)
        pages.currentChanged.connect(lambda _: area.ensureVisible(0, 0))
        self._overlay = BannerOverlay(area, banner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._overlay, 1)
        layout.addWidget(progress)

    def show_notice(self, notice: Notice) -> None:
        """Show a notice over the pages."""
        self._overlay.show_notice(notice)
