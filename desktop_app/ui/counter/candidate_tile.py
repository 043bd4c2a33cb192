"""A large button that accepts one candidate: its picture, name, price and what differs."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from desktop_app.domain.answer import Hit
from desktop_app.ui.counter.candidate_fields import CandidateFields, FieldText
from desktop_app.ui.counter.capture_view import CaptureView
from desktop_app.ui.counter.marked_text import MarkedText
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import label, with_object_name

_MARGIN_PX: Final = 8
_MAX_DETAILS: Final = 6


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
        self._name = MarkedText(f"candidate_name_{number}", theme, 1.1, QFont.Weight.DemiBold)
        self._price = MarkedText(f"candidate_price_{number}", theme, 1.5, QFont.Weight.Bold)
        self._sku = MarkedText(f"candidate_sku_{number}", theme)
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
        for widget, field in (
            (self._name, fields.name),
            (self._price, fields.price),
            (self._sku, fields.sku),
        ):
            widget.show_text(field.text, field.marks)
        empty = FieldText("")
        details = [*fields.details, *[empty] * _MAX_DETAILS][:_MAX_DETAILS]
        for widget, field in zip(self._details, details, strict=True):
            widget.show_text(field.text, field.marks)
        texts = [fields.name, fields.price, *fields.details, fields.sku]
        self.setAccessibleName(", ".join(field.text for field in texts if field.text))
        if is_other:
            self.show_picture(None)
        self.updateGeometry()

    def show_picture(self, pixmap: QPixmap | None) -> None:
        """Show the picture of the candidate."""
        self._picture.show_image((pixmap or QPixmap()).toImage())

    def _build(self) -> None:
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(*[_MARGIN_PX] * 4)
        self._layout.setSpacing(4)
        self._layout.addWidget(self._picture, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._key, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._name, 1)
        self._layout.addLayout(row)
        for widget in (self._price, *self._details, self._sku):
            self._layout.addWidget(widget)
        for part in (self._picture, self._key):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    # Qt

    def sizeHint(self) -> QSize:
        """Return the size that picture and texts need."""
        width_px = max(self.width(), self._layout.minimumSize().width())
        return QSize(width_px, self._layout.totalHeightForWidth(width_px))

    def minimumSizeHint(self) -> QSize:
        """Return the least size at the present width."""
        width_px = max(self.width(), self._layout.minimumSize().width())
        return QSize(
            self._layout.minimumSize().width(), self._layout.totalMinimumHeightForWidth(width_px)
        )
