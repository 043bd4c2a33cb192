"""The tour: five steps beside the controls that they are about."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

from desktop_app.ui.background.lane import Lane
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.page import Page, PageDescription
from desktop_app.ui.shell.page_stack import PageStack
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.tour.tour_card import TourCard
from desktop_app.ui.tour.tour_outline import TourOutline
from desktop_app.ui.tour.tour_steps import STEP_COUNT, TourAction, TourState, step_of
from desktop_app.ui.tour.tour_target import card_place, target_place
from desktop_app.ui.widgets.banner import Banner

_CARD_PX: Final = 380
_PHOTO_PX: Final = QSize(72, 96)
_KEYS: Final = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_CHANGES: Final = (
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Close,
    # Of the card itself: it needs another height.
    QEvent.Type.LayoutRequest,
)


class Tour(QObject):
    """Shows a step for what the window shows, until the user ends the tour.

    The window can be used meanwhile. The tour does nothing by itself: an action is done when
    its button is pressed.

    Args:
        window: the main window, which owns the tour.
        stack: its pages.
        actions: what the buttons of the steps do.
        photo: the photo of the sample that a step offers to search for.
        lane: reads the photo.
        theme: colours.
    """

    def __init__(
        self,
        window: MainWindow,
        stack: PageStack,
        actions: Mapping[TourAction, Callable[[], object]],
        photo: Path,
        lane: Lane,
        theme: Theme,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._stack = stack
        self._actions = actions
        self._number = 0
        self._is_answered = False
        self._focused_before: QWidget | None = None
        self._outline = TourOutline(theme, window)
        self._card = TourCard(window)
        self._placing = QTimer(self, singleShot=True, interval=0)
        self._placing.timeout.connect(self._place)
        self._card.action_requested.connect(self._act)
        self._card.step_requested.connect(self._go)
        self._card.skipped.connect(self.end)
        window.client.opened.connect(self._on_opened)
        stack.currentChanged.connect(lambda _: self._show())
        stack.page_shown.connect(lambda _: self._show())
        stack.page_created.connect(self._watch)
        for page in stack.findChildren(Page):
            page.answer_shown.connect(self._on_answered)
        ratio = window.devicePixelRatioF()
        lane.run(lambda: _read_photo(photo, ratio)).on_success(self._card.set_photo)

    @property
    def is_running(self) -> bool:
        """Whether a step is shown."""
        return not self._card.isHidden()

    def start(self) -> None:
        """Show the first step, also if the tour is running."""
        if not self.is_running:
            self._focused_before = QApplication.focusWidget()
            # Only meanwhile, because it is called for every event.
            _application().installEventFilter(self)
        self._number = 0
        self._is_answered = False
        self._card.show()
        self._show()
        self._card.take_focus()

    def end(self) -> None:
        """Show no step any more."""
        if not self.is_running:
            return
        _application().removeEventFilter(self)
        self._placing.stop()
        before = self._focused_before
        if self._card.has_focus and before is not None and Shiboken.isValid(before):
            before.setFocus()
        self._focused_before = None
        self._card.hide()
        self._outline.hide()

    def _state(self) -> TourState:
        shown = self._stack.shown
        page = "" if shown is None else shown.name
        if self._window.client.folder is None:
            return TourState("none", page)
        is_sample = self._window.opener.sample_photos_folder() is not None
        return TourState("sample" if is_sample else "other", page, self._is_answered)

    def _show(self) -> None:
        """Show the step for the present state of the window, if the tour is running."""
        if self.is_running:
            self._card.show_step(self._number, step_of(self._number, self._state()))
            self._place()

    def _place(self) -> None:
        """Place the outline around the control of the step, and the card beside it."""
        central = self._window.centralWidget()
        area = self._window.rect() if central is None else central.geometry()
        target = target_place(self._window, step_of(self._number, self._state()).targets)
        width_px = min(_CARD_PX, area.width() - 24)
        size = QSize(width_px, self._card.heightForWidth(width_px))
        banners = [one for one in self._window.findChildren(Banner) if one.isVisible()]
        taken = [
            place for one in banners if (place := target_place(self._window, [one.objectName()]))
        ]
        self._outline.show_around(target)
        self._card.setGeometry(card_place(area, size, target, taken))
        self._card.raise_()

    def _act(self) -> None:
        action = step_of(self._number, self._state()).action
        if action is not None:
            self._actions[action]()
            # A page that was shown has taken the focus, a dialog keeps it.
            if self._window.isActiveWindow():
                self._card.take_focus()

    def _go(self, step: int) -> None:
        self._number = min(max(self._number + step, 0), STEP_COUNT - 1)
        self._show()
        self._card.take_focus()

    def _on_opened(self) -> None:
        self._is_answered = False
        self._show()

    def _watch(self, description: PageDescription) -> None:
        self._stack.page(description).answer_shown.connect(self._on_answered)

    def _on_answered(self) -> None:
        self._is_answered = True
        self._show()

    def _is_own(self, widget: QWidget) -> bool:
        return widget in (self._card, self._outline) or self._card.isAncestorOf(widget)

    def _follow(self, widget: QWidget, kind: QEvent.Type) -> None:
        """Follow a change of a part of the window."""
        if kind == QEvent.Type.Close:
            self.end()
        elif (kind == QEvent.Type.LayoutRequest) == self._is_own(widget):
            self._placing.start()

    def _use_key(self, event: QKeyEvent) -> bool:
        """End the tour on Escape; return whether it was this key."""
        if event.key() != Qt.Key.Key_Escape or event.modifiers():
            return False
        # As a shortcut of the page it would be used there.
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self.end()
        return True

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow changes of the window, and end the tour on Escape."""
        kind = event.type()
        if kind not in _CHANGES and kind not in _KEYS:
            return False
        if not isinstance(watched, QWidget) or watched.window() is not self._window:
            return False
        if kind in _KEYS:
            return self._use_key(cast("QKeyEvent", event))
        self._follow(watched, kind)
        return False


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


def _read_photo(file: Path, pixel_ratio: float) -> QImage:
    image = QImage(str(file)).scaled(
        _PHOTO_PX * pixel_ratio,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    image.setDevicePixelRatio(pixel_ratio)
    return image
