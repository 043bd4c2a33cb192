"""The middle of the window: its pages, a notice over them, and progress below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenuBar, QVBoxLayout, QWidget

from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.shell.banner import Banner, Stage
from desktop_app.ui.shell.page_stack import PageStack
from desktop_app.ui.shell.progress_bar import ProgressBar


class CentralWidget(QWidget):
    """Lays out what all pages share."""

    def __init__(
        self, pages: PageStack, banner: Banner, strip: ProgressBar, menus: QMenuBar
    ) -> None:
        super().__init__()
        self._stage = Stage(pages, banner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        if (switch := pages.put_switch(menus)) is not None:
            layout.addWidget(switch, 0, Qt.AlignmentFlag.AlignRight)
        layout.addWidget(self._stage, 1)
        layout.addWidget(strip)

    def show_notice(self, notice: Notice) -> None:
        """Show a notice over everything else."""
        self._stage.show_notice(notice)
