"""A large button that accepts one candidate: its picture, name, price and what differs."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from desktop_app.domain.answer import Hit
from desktop_app.ui.counter.answer.candidate_fields import CandidateFields, FieldText
from desktop_app.ui.counter.answer.marked_text import MarkedText
from desktop_app.ui.counter.capture.capture_view import CaptureView
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import label, with_object_name

_MARGIN_PX: Final = 8
_BORDER_PX: Final = 2
_MAX_DETAILS: Final = 5
# Sizes of fonts, relative to that of the application.
_NAME: Final = 1.1
_PRICE: Final = 1.5
_LARGE_NAME: Final = 1.4
_LARGE_PRICE: Final = 2.6
# Of the only candidate's name; with several ones, every word may be what differs.
_MAX_NAME_LINES: Final = 5


class CandidateTile(QPushButton):
    """Shows a candidate; a click accepts it.

    Attributes:
        hit: the candidate; None while the tile is empty.
    """

    def __init__(self, number: int, theme: Theme) -> None:
        super().__init__()
        with_object_name(self, f"candidate_{number}")
        self.setProperty("role", "choice")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.hit: Hit | None = None
        self._picture = CaptureView(f"candidate_picture_{number}", theme)
        self._key = label(f"candidate_key_{number}", role="key")
        self._key.setText(format_number(number))
        self._name = MarkedText(f"candidate_name_{number}", theme, _NAME, QFont.Weight.DemiBold)
        self._price_size = _PRICE
        self._price = MarkedText(f"candidate_price_{number}", theme, _PRICE, QFont.Weight.Bold)
        self._source = MarkedText(f"candidate_source_{number}", theme)
        # The brand begins the line and the SKU ends it: both stay recognisable.
        self._source.set_max_lines(1, Qt.TextElideMode.ElideMiddle)
        self._details = [
            MarkedText(f"candidate_detail_{number}_{row}", theme) for row in range(_MAX_DETAILS)
        ]
        self._build()

    @property
    def has_picture(self) -> bool:
        """Whether a picture is shown."""
        return not self._picture.image.isNull()

    def show_hit(self, hit: Hit, fields: CandidateFields, *, is_single: bool) -> None:
        """Show a candidate; its picture follows.

        Args:
            hit: the candidate.
            fields: of the product, compared with the other candidates.
            is_single: whether it is the only one, which needs no number.
        """
        is_other = self.hit is None or self.hit.product.id != hit.product.id
        self.hit = hit
        self._key.setVisible(not is_single)
        self._name.set_size(_LARGE_NAME if is_single else _NAME)
        self._name.set_max_lines(_MAX_NAME_LINES if is_single else 0)
        self._price_size = _LARGE_PRICE if is_single else _PRICE
        for widget, field in (
            (self._name, fields.name),
            (self._price, fields.price),
            (self._source, fields.source),
        ):
            widget.show_text(field.text, field.marks)
        empty = FieldText("")
        details = [*fields.details, *[empty] * _MAX_DETAILS][:_MAX_DETAILS]
        for widget, field in zip(self._details, details, strict=True):
            widget.show_text(field.text, field.marks)
        texts = [fields.name, fields.price, *fields.details, fields.source]
        self.setAccessibleName(", ".join(field.text for field in texts if field.text))
        if is_other:
            self.show_picture(None)
        self.updateGeometry()

    def show_picture(self, pixmap: QPixmap | None) -> None:
        """Show the picture of the candidate."""
        self._picture.show_image((pixmap or QPixmap()).toImage())

    def fit_width(self, width_px: int) -> None:
        """Make room for the texts when the tile has a width."""
        inner_px = width_px - 2 * (_MARGIN_PX + _BORDER_PX)
        key_px = 0 if self._key.isHidden() else self._key.sizeHint().width() + _MARGIN_PX
        self._name.fit_width(inner_px - key_px)
        self._price.fit_line(inner_px, self._price_size)
        for widget in (*self._details, self._source):
            widget.fit_width(inner_px)
        # Qt does so only later, and the old height of the name would be used meanwhile.
        self._name_row.invalidate()
        self._layout.invalidate()

    def _build(self) -> None:
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(*[_MARGIN_PX] * 4)
        self._layout.setSpacing(4)
        self._layout.addWidget(self._picture, 1)
        self._name_row = QHBoxLayout()
        self._name_row.setSpacing(_MARGIN_PX)
        self._name_row.addWidget(self._key, 0, Qt.AlignmentFlag.AlignTop)
        self._name_row.addWidget(self._name, 1)
        self._layout.addLayout(self._name_row)
        for widget in (self._price, *self._details, self._source):
            self._layout.addWidget(widget)
        for part in (self._picture, self._key):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    # Qt

    def sizeHint(self) -> QSize:
        """Return the size that picture and texts need."""
        return self._layout.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least size of picture and texts."""
        return self._layout.minimumSize()
