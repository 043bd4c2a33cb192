"""The central widget of the window: the pages, the banner over them and the progress below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenuBar, QVBoxLayout, QWidget

from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.shell.banner_overlay import BannerOverlay
from desktop_app.ui.shell.page_stack import PageStack
from desktop_app.ui.shell.page_switcher import PageSwitcher
from desktop_app.ui.shell.progress_bar import ProgressBar
from desktop_app.ui.widgets.banner import Banner


class CentralWidget(QWidget):
    """Lays out what all pages share."""

    def __init__(
        self,
        pages: PageStack,
        switcher: PageSwitcher,
        banner: Banner,
        progress: ProgressBar,
        menu_bar: QMenuBar,
    ) -> None:
        super().__init__()
        self._overlay = BannerOverlay(pages, banner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        # A menu bar outside the window, as on macOS, has no corner for the switcher.
        if menu_bar.isNativeMenuBar():
            layout.addWidget(switcher, 0, Qt.AlignmentFlag.AlignRight)
        else:
            menu_bar.setCornerWidget(switcher)
        layout.addWidget(self._overlay, 1)
        layout.addWidget(progress)

    def show_notice(self, notice: Notice) -> None:
        """Show a notice over the pages."""
        self._overlay.show_notice(notice)
