"""The strip of today's answers below the camera of the counter."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.kept_answer import AnswerFilter, KeptAnswer
from desktop_app.engine.counter.history.answer_history import AnswerHistory
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.counter.history.answer_tile import HEIGHT_PX, PICTURE_SIZE, WIDTH_PX, AnswerTile
from desktop_app.ui.counter.history.history_client import AnswerHistoryClient
from desktop_app.ui.counter.history.photo_cache import PhotoCache
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import button, button_row, with_object_name

_MAX_TILES: Final = 16
_SPACING_PX: Final = 6
# In a lower window the camera needs the place: the strip is folded until it is asked for.
_MIN_WINDOW_PX: Final = 680


class AnswerStrip(QWidget):
    """The newest answers of today, as many as fit; the user can fold it up.

    Signals:
        answer_requested: the key of an answer to open; empty for the page with all.
        status_message: a sentence for the status bar.
    """

    answer_requested = Signal(str)
    status_message = Signal(str)

    def __init__(
        self, history: AnswerHistoryClient, preferences: Preferences, theme: Theme
    ) -> None:
        super().__init__()
        with_object_name(self, "answer_strip")
        self._history = history
        self._preferences = preferences
        self._theme = theme
        self._answers: list[KeptAnswer] = []
        self._count = 0
        self._is_open_when_low = False
        self._day = datetime.now().astimezone().date()
        self._latest = LatestTask()
        self._photos = PhotoCache(history, PICTURE_SIZE, self, max_photos=2 * _MAX_TILES)
        self._content = with_object_name(QWidget(), "answer_strip_content")
        self._toggle = button("answer_strip_toggle", role="link")
        self._all = button("all_answers", role="link")
        self._row = with_object_name(QWidget(), "answer_strip_tiles")
        self._tiles = [AnswerTile(number, theme) for number in range(_MAX_TILES)]
        self._build()
        self._toggle.clicked.connect(self.toggle)
        self._all.clicked.connect(lambda: self.answer_requested.emit(""))
        self._photos.loaded.connect(lambda _: self._show_tiles())
        history.kept.connect(self._on_kept)
        history.changed.connect(self.reload)
        preferences.changed.connect(lambda *_: self._update())
        self._update()
        self.reload()

    def toggle(self) -> None:
        """Fold the strip up or open it (H)."""
        if not self._history.keeps_answers:
            self.status_message.emit(self.tr("Answers are not kept; the settings can change that"))
            return
        if self._is_low:
            self._is_open_when_low = not self._is_open_when_low
            self._update()
        else:
            self._preferences.change(answer_strip=not self._preferences.now.answer_strip)

    def reload(self) -> None:
        """Read today's answers again."""
        if not self._history.is_open or not self._history.keeps_answers:
            self._show_all([], 0)
            return
        now = datetime.now().astimezone()
        self._day = now.date()
        today = AnswerFilter(since=now.replace(hour=0, minute=0, second=0, microsecond=0))

        def read(history: AnswerHistory) -> tuple[list[KeptAnswer], int]:
            return history.find(today, limit=_MAX_TILES), history.count(today)

        task = self._latest.replace(self._history.read(read))
        task.on_success(lambda found: self._show_all(*found))

    @property
    def _is_low(self) -> bool:
        return self.window().height() < _MIN_WINDOW_PX

    @property
    def _is_open(self) -> bool:
        return self._is_open_when_low if self._is_low else self._preferences.now.answer_strip

    def _build(self) -> None:
        bar = button_row([self._toggle], [self._all])
        # The style sheet sets a least height of buttons, which hides that of their contents.
        self._row.setFixedHeight(HEIGHT_PX)
        tiles = QHBoxLayout(self._row)
        tiles.setContentsMargins(0, 0, 0, 0)
        tiles.setSpacing(_SPACING_PX)
        for tile in self._tiles:
            tile.setParent(self._row)
            tile.hide()
            tiles.addWidget(tile)
            tile.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
            tile.clicked.connect(lambda _=False, tile=tile: self._on_tile_clicked(tile))
        tiles.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._content)
        layout = QVBoxLayout(self._content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(bar)
        layout.addWidget(self._row)

    def _on_kept(self, answer: KeptAnswer) -> None:
        if datetime.now().astimezone().date() != self._day:
            self.reload()
            return
        keys = [one.key for one in self._answers]
        if answer.key in keys:
            self._answers[keys.index(answer.key)] = answer
        elif not self._answers or answer.id > self._answers[0].id:
            self._answers = [answer, *self._answers[: _MAX_TILES - 1]]
            self._count += 1
        self._update()

    def _show_all(self, answers: list[KeptAnswer], count: int) -> None:
        self._answers, self._count = answers, count
        self._update()

    def _on_tile_clicked(self, tile: AnswerTile) -> None:
        if tile.answer is not None:
            self.answer_requested.emit(tile.answer.key)

    def _update(self) -> None:
        self._content.setVisible(self._history.keeps_answers)
        is_open = self._is_open
        self._toggle.setText(self.tr("Today: %Ln answer(s)", "", self._count))
        self._toggle.setAccessibleDescription(
            self.tr("H hides the answers") if is_open else self.tr("H shows the answers")
        )
        self._toggle.setToolTip(self._toggle.accessibleDescription())
        self._theme.set_icon(self._toggle, "arrow-down" if is_open else "arrow-up")
        self._all.setText(self.tr("All answers…"))
        self._row.setVisible(is_open and bool(self._answers))
        self._show_tiles()

    def _show_tiles(self) -> None:
        fitting = max(1, (self.width() + _SPACING_PX) // (WIDTH_PX + _SPACING_PX))
        shown = self._answers[:fitting] if self._row.isVisibleTo(self) else []
        ratio = self.devicePixelRatioF()
        for number, tile in enumerate(self._tiles):
            tile.setVisible(number < len(shown))
            if number < len(shown):
                answer = shown[number]
                tile.show_answer(answer, self._photos.pixmap(answer, ratio))

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the height of the window."""
        super().showEvent(event)
        self.window().installEventFilter(self)
        self._update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fold the strip in a low window."""
        if event.type() == QEvent.Type.Resize and watched is self.window():
            self._update()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many tiles as fit."""
        super().resizeEvent(event)
        self._show_tiles()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._update()
