"""The window with the user guide, which stays open beside the work."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QVBoxLayout, QWidget

from desktop_app.ui.background.lane import Lane
from desktop_app.ui.guide.dialog_help import GUIDE_WINDOW
from desktop_app.ui.guide.guide_contents import GuideContents
from desktop_app.ui.guide.guide_pages import (
    GuidePage,
    read_guide,
    with_all_words,
    words_of,
)
from desktop_app.ui.guide.guide_search_box import GuideSearchBox
from desktop_app.ui.guide.guide_view import GuideView
from desktop_app.ui.i18n.language import translation_name
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.adaptive_splitter import AdaptiveSplitter
from desktop_app.ui.widgets.widget_factory import (
    announce,
    button,
    button_row,
    icon_button,
    label,
    lay_out_dialog,
    resize_within_screen,
    set_button_name,
    with_object_name,
)
from desktop_app.ui.widgets.wrapping_row import WrappingRow

_SIZE_PX: Final = QSize(1000, 760)
_CONTENTS_PX: Final = 270
_LEAST_SEARCH_PX: Final = 200
_LEAST_VIEW_PX: Final = QSize(260, 160)


class GuideWindow(QDialog):
    """Contents, search and one page.

    Args:
        folder_of: returns the folder of the pages of a language, ``en`` or ``zh_CN``.
        page: the name of the page to show.
        lane: loads pictures.
        theme: colours and icons.
        parent: the main window.

    Raises:
        VitrineError: the guide cannot be read.
    """

    def __init__(
        self,
        folder_of: Callable[[str], Path],
        page: str,
        lane: Lane,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        # First, because a window that fails to be built would stay a child of its parent.
        language = translation_name()
        pages = read_guide(folder_of(language))
        super().__init__(parent)
        with_object_name(self, GUIDE_WINDOW)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._folder_of = folder_of
        self._language = language
        self._pages = pages
        self._shown = self._page(page)
        self._before: list[str] = []
        self._after: list[str] = []
        self._back = icon_button("guide_back")
        self._forward = icon_button("guide_forward")
        self._smaller = icon_button("guide_smaller")
        self._larger = icon_button("guide_larger")
        self._search = GuideSearchBox(theme, self)
        self._found = label("guide_found", role="muted")
        self._contents = GuideContents(self)
        self._view = GuideView(lane, theme, self)
        self._close = button("guide_close")
        icons = {"previous": self._back, "next": self._forward}
        icons |= {"zoom-out": self._smaller, "zoom-in": self._larger}
        for name, icon_of in icons.items():
            theme.set_icon(icon_of, name)
        self._build(parent)
        self._connect(theme)
        self._contents.set_pages(self._pages)
        self._retranslate()
        self._show(self._shown)
        self._view.setFocus()

    @property
    def shown_page(self) -> str:
        """The name of the page that is shown."""
        return self._shown.name

    def show_page(self, name: str) -> None:
        """Show a page; the one before can be gone back to."""
        page = self._page(name)
        if page is not self._shown:
            self._before.append(self._shown.name)
            self._after.clear()
            self._show(page)

    def _build(self, parent: QWidget) -> None:
        self._search.setMinimumWidth(_LEAST_SEARCH_PX)
        self._view.setMinimumSize(_LEAST_VIEW_PX)
        self._close.setAutoDefault(False)
        tools = WrappingRow()
        tools.add(self._back)
        tools.add(self._forward)
        tools.add(self._search, stretch=1)
        for widget in (self._found, self._smaller, self._larger):
            tools.add(widget)
        splitter = AdaptiveSplitter("guide_splitter", self)
        splitter.addWidget(self._contents)
        splitter.addWidget(self._view)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_CONTENTS_PX, _SIZE_PX.width() - _CONTENTS_PX])
        content = QVBoxLayout()
        content.setSpacing(12)
        content.addLayout(tools)
        content.addWidget(splitter, 1)
        lay_out_dialog(self, None, content, button_row([], [self._close]))
        size = _SIZE_PX.boundedTo(parent.window().size() * 0.95)
        resize_within_screen(self, size.width(), size.height())

    def _connect(self, theme: Theme) -> None:
        self._back.clicked.connect(self._go_back)
        self._forward.clicked.connect(self._go_forward)
        self._smaller.clicked.connect(lambda: self._view.zoom(-1))
        self._larger.clicked.connect(lambda: self._view.zoom(1))
        self._search.textChanged.connect(lambda _: self._on_words_entered())
        self._search.step_requested.connect(self._step)
        self._contents.page_chosen.connect(self.show_page)
        self._view.page_requested.connect(self.show_page)
        self._close.clicked.connect(self.close)
        theme.changed.connect(self._on_theme_changed)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+F": self._search.focus_text,
            "F3": lambda: self._step(1),
            "Shift+F3": lambda: self._step(-1),
            "Alt+Left": self._go_back,
            "Alt+Right": self._go_forward,
            "Ctrl++": lambda: self._view.zoom(1),
            "Ctrl+=": lambda: self._view.zoom(1),
            "Ctrl+-": lambda: self._view.zoom(-1),
            "Ctrl+0": lambda: self._view.zoom(0),
        }
        for key, slot in keys.items():
            QShortcut(QKeySequence(key), self, slot)

    def _stay_above(self, window: QWidget | None) -> None:
        """Belong to the window that is used: a dialog blocks all others."""
        if window is self or not self.isVisible():
            return
        if isinstance(window, QMainWindow | QDialog):
            self.windowHandle().setTransientParent(window.windowHandle())

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            self._stay_above(now.window())

    def _page(self, name: str) -> GuidePage:
        return next((page for page in self._pages if page.name == name), self._pages[0])

    def _found_pages(self, words: Sequence[str]) -> Sequence[GuidePage]:
        """Return the pages that have all words; the contents only repeat titles."""
        return with_all_words(self._pages[1:], words) if words else self._pages

    def _show(self, page: GuidePage, hit: int = 0) -> None:
        self._shown = page
        self._view.show_markdown(page.markdown, self._folder_of(self._language))
        self._view.setAccessibleName(page.title)
        self._contents.select(page.name)
        self._view.mark(words_of(self._search.text()), hit)
        self._back.setEnabled(bool(self._before))
        self._forward.setEnabled(bool(self._after))
        self._show_count()

    def _on_theme_changed(self) -> None:
        """Draw the page in the colours of the theme, and stay where the user reads."""
        bar = self._view.verticalScrollBar()
        place = bar.value()
        self._show(self._shown, self._view.current_hit)
        bar.setValue(place)

    def _go_back(self) -> None:
        if self._before:
            self._after.append(self._shown.name)
            self._show(self._page(self._before.pop()))

    def _go_forward(self) -> None:
        if self._after:
            self._before.append(self._shown.name)
            self._show(self._page(self._after.pop()))

    def _on_words_entered(self) -> None:
        """List the pages that have the words, and show the first hit."""
        words = words_of(self._search.text())
        found = self._found_pages(words)
        self._contents.show_only({page.name for page in found})
        if words and found and self._shown not in found:
            self.show_page(found[0].name)
        else:
            self._view.mark(words if found else [])
            self._show_count()

    def _step(self, step: int) -> None:
        """Show the next or the previous hit, at the end of a page that of another one."""
        words = words_of(self._search.text())
        found = self._found_pages(words)
        if not words or not found:
            return
        hit = self._view.current_hit + step
        if 0 <= hit < self._view.hit_count:
            self._view.show_hit(hit)
            self._show_count()
            return
        row = found.index(self._shown) + step if self._shown in found else 0
        page = found[row % len(found)]
        if page is not self._shown:
            self._before.append(self._shown.name)
        self._show(page, 0 if step > 0 else -1)

    def _show_count(self) -> None:
        words = words_of(self._search.text())
        found = len(self._found_pages(words))
        text = ""
        if words and not found:
            text = self.tr("No page has these words.")
        elif words:
            text = self.tr("{number} of {count} on this page; pages: {pages}").format(
                number=min(self._view.current_hit + 1, self._view.hit_count),
                count=self._view.hit_count,
                pages=found,
            )
        self._found.setText(text)
        self._found.setVisible(bool(text))
        if text:
            announce(self._found, text)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("User guide"))
        set_button_name(self._back, self.tr("Back (Alt+Left)"))
        set_button_name(self._forward, self.tr("Forward (Alt+Right)"))
        set_button_name(self._smaller, self.tr("Smaller text (Ctrl+-)"))
        set_button_name(self._larger, self.tr("Larger text (Ctrl++)"))
        self._contents.setAccessibleName(self.tr("Pages of the guide"))
        self._close.setText(self.tr("Close"))

    def _follow_language(self) -> None:
        self._retranslate()
        if self._language != translation_name():
            self._language = translation_name()
            self._pages = read_guide(self._folder_of(self._language))
            self._contents.set_pages(self._pages)
            self._search.clear()
            self._show(self._page(self._shown.name))

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Stay above the window that is used."""
        super().showEvent(event)
        self._stay_above(QApplication.activeWindow())

    def done(self, result: int) -> None:
        """Stop loading pictures and close."""
        self._view.stop()
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._follow_language()
