"""A small button that shows one kept answer."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from desktop_app.domain.kept_answer import KeptAnswer
from desktop_app.ui.counter.history.answer_texts import (
    short_title,
    spoken_text,
    time_of_day,
)
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.elided_label import ElidedLabel
from desktop_app.ui.widgets.widget_factory import label, set_plain_tooltip, with_object_name

PICTURE_SIZE: Final = QSize(84, 48)
WIDTH_PX: Final = 96
HEIGHT_PX: Final = 96
_ICON_PX: Final = 16


class AnswerTile(QPushButton):
    """Photo, verdict, product and time of an answer.

    Attributes:
        answer: the answer; None while the tile is empty.
    """

    def __init__(self, number: int, theme: Theme) -> None:
        super().__init__()
        with_object_name(self, f"answer_tile_{number}")
        self.setProperty("role", "choice")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)
        self.setFixedWidth(WIDTH_PX)
        self._theme = theme
        self.answer: KeptAnswer | None = None
        self._picture = label(f"answer_tile_picture_{number}", role="muted")
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setFixedHeight(PICTURE_SIZE.height())
        self._icon = with_object_name(QLabel(), f"answer_tile_icon_{number}")
        self._time = label(f"answer_tile_time_{number}", role="small")
        self._title = ElidedLabel(f"answer_tile_title_{number}", role="small")
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._icon)
        row.addWidget(self._time, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 4)
        layout.setSpacing(2)
        layout.addWidget(self._picture)
        layout.addLayout(row)
        layout.addWidget(self._title)
        for part in (self._picture, self._icon, self._time, self._title):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_answer(self, answer: KeptAnswer, picture: QPixmap | None) -> None:
        """Show an answer, and its picture as soon as that is there."""
        self.answer = answer
        if picture is None:
            self._picture.setPixmap(QPixmap())
            self._picture.setText("" if answer.has_photo else self._reason(answer))
        else:
            self._picture.setPixmap(picture)
        self._theme.set_icon(self._icon, answer.verdict, answer.verdict, _ICON_PX)
        self._time.setText(time_of_day(answer))
        self._title.set_full_text(short_title(answer))
        self.setAccessibleName(spoken_text(answer))
        set_plain_tooltip(self, spoken_text(answer))

    def _reason(self, answer: KeptAnswer) -> str:
        """Return why there is no photo: a scan needs none, another one could not be kept."""
        is_scan = [offered.score for offered in answer.offered] == [None]
        return self.tr("Scan") if is_scan else self.tr("No photo")
