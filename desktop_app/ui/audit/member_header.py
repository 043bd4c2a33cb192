"""Above each picture: which product it is, whether it is marked, and which of its pictures."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.duplicate_group import GroupMember
from desktop_app.domain.picture import Picture
from desktop_app.ui.i18n.language import localised
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.elided_label import ElidedLabel
from desktop_app.ui.widgets.widget_factory import (
    icon_button,
    plain_tooltip,
    scaled_font,
    set_button_name,
    with_object_name,
)

_ICON_PX = 16


class MemberHeader(QWidget):
    """The head of one of the columns.

    Signals:
        marked: whether the next ruling is about this product.
        reference_wanted: this product shall be the one that stays.
        picture_wanted: 1 for its next picture, -1 for the one before.
    """

    marked = Signal(bool)
    reference_wanted = Signal()
    picture_wanted = Signal(int)

    def __init__(self, number: int, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, f"member_{number}")
        self._theme = theme
        self._member: GroupMember | None = None
        self._picture: Picture | None = None
        self._is_reference = False
        self._place = (0, 0)
        self._mark = with_object_name(QCheckBox(), f"member_mark_{number}")
        self._mark.clicked.connect(self.marked)
        self._reference = icon_button(f"member_reference_{number}")
        self._reference.clicked.connect(lambda: self.reference_wanted.emit())
        self._title = ElidedLabel(f"member_title_{number}")
        self._below = ElidedLabel(f"member_below_{number}", role="small")
        self._back = icon_button(f"member_back_{number}")
        self._next = icon_button(f"member_next_{number}")
        theme.set_icon(self._back, "previous", side_px=_ICON_PX)
        theme.set_icon(self._next, "next", side_px=_ICON_PX)
        self._back.clicked.connect(lambda: self.picture_wanted.emit(-1))
        self._next.clicked.connect(lambda: self.picture_wanted.emit(1))
        for made in (self._reference, self._back, self._next):
            made.setProperty("role", "slim")
        self._title.setFont(scaled_font(1.0, QFont.Weight.DemiBold))
        self._build()

    def show_member(
        self,
        member: GroupMember,
        picture: Picture | None,
        place: tuple[int, int],
        *,
        is_reference: bool,
        is_marked: bool,
    ) -> None:
        """Show a product.

        Args:
            member: the product.
            picture: the one of its pictures that is looked at.
            place: which one that is, from 1, and how many there are.
            is_reference: whether it is the one that stays.
            is_marked: whether the next ruling is about it.
        """
        self._member, self._picture, self._place = member, picture, place
        self._is_reference = is_reference
        self._mark.setChecked(is_marked)
        self._mark.setEnabled(not is_reference)
        self._theme.set_icon(
            self._reference, "reference", "accent" if is_reference else "control_border", _ICON_PX
        )
        self._back.setVisible(place[1] > 1)
        self._next.setVisible(place[1] > 1)
        self._write()

    def _build(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        for row, words in ((above, self._title), (below, self._below)):
            row.setSpacing(6)
            words.setMinimumHeight(_ICON_PX + 8)
        above.addWidget(self._mark)
        above.addWidget(self._title, 1)
        above.addWidget(self._reference)
        below.addWidget(self._back)
        below.addWidget(self._below, 1)
        below.addWidget(self._next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 0, 4, 0)
        layout.setSpacing(2)
        layout.addLayout(above)
        layout.addLayout(below)

    def _write(self) -> None:
        if self._member is None:
            return
        product = localised(self._member.product)
        name = product.name or product.sku
        reference = self.tr("{sku} · reference").format(sku=product.sku)
        self._title.set_full_text(reference if self._is_reference else product.sku)
        self._below.set_full_text(self._words())
        self.setToolTip(plain_tooltip(f"{product.sku} · {name}"))
        self._mark.setAccessibleName(self.tr("{sku}: marked").format(sku=product.sku))
        self._mark.setToolTip(self.tr("Marked: the next decision is about it (Space)"))
        set_button_name(self._back, self.tr("Previous picture"))
        set_button_name(self._next, self.tr("Next picture"))
        if self._is_reference:
            set_button_name(
                self._reference, self.tr("The reference: it stays, whatever is decided")
            )
        else:
            set_button_name(
                self._reference, self.tr("Make {sku} the reference (R)").format(sku=product.sku)
            )

    def _words(self) -> str:
        parts = []
        if self._picture is None:
            parts.append(self.tr("no picture"))
        else:
            row, count = self._place
            if count > 1:
                parts.append(self.tr("{row} of {count}").format(row=row, count=count))
            parts.append(f"{self._picture.width_px} × {self._picture.height_px}")
        return " · ".join(parts)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def minimumSizeHint(self) -> QSize:
        """Get along with little."""
        return QSize(96, super().minimumSizeHint().height())
