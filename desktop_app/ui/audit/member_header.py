"""The header above a picture: its product, whether it is selected, and which picture it is."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.duplicate_group import GroupMember
from desktop_app.domain.picture import Picture
from desktop_app.ui.i18n.language import localised_product
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.elided_label import ElidedLabel
from desktop_app.ui.widgets.widget_factory import (
    icon_button,
    scaled_font,
    set_button_name,
    set_plain_tooltip,
    with_object_name,
)

_ICON_PX: Final = 16
_MIN_WIDTH_PX: Final = 96


class MemberHeader(QWidget):
    """The header of one product of a group.

    Signals:
        selection_toggled: bool, whether the next decision applies to this product.
        reference_requested: make this product the reference.
        picture_step_requested: 1 for its next picture, -1 for the previous one.
    """

    selection_toggled = Signal(bool)
    reference_requested = Signal()
    picture_step_requested = Signal(int)

    def __init__(self, number: int, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, f"member_{number}")
        self._theme = theme
        self._member: GroupMember | None = None
        self._picture: Picture | None = None
        self._is_reference = False
        self._position = (0, 0)
        self._check_box = with_object_name(QCheckBox(), f"member_mark_{number}")
        self._check_box.clicked.connect(self.selection_toggled)
        self._reference = icon_button(f"member_reference_{number}")
        self._reference.clicked.connect(lambda: self.reference_requested.emit())
        self._title = ElidedLabel(f"member_title_{number}")
        self._subtitle = ElidedLabel(f"member_below_{number}", role="small")
        self._previous = icon_button(f"member_back_{number}")
        self._next = icon_button(f"member_next_{number}")
        theme.set_icon(self._previous, "previous", side_px=_ICON_PX)
        theme.set_icon(self._next, "next", side_px=_ICON_PX)
        self._previous.clicked.connect(lambda: self.picture_step_requested.emit(-1))
        self._next.clicked.connect(lambda: self.picture_step_requested.emit(1))
        for button in (self._reference, self._previous, self._next):
            button.setProperty("role", "slim")
        self._title.setFont(scaled_font(1.0, QFont.Weight.DemiBold))
        self._build()

    def show_member(
        self,
        member: GroupMember,
        picture: Picture | None,
        position: tuple[int, int],
        *,
        is_reference: bool,
        is_selected: bool,
    ) -> None:
        """Show a product.

        Args:
            member: the product.
            picture: its visible picture.
            position: number of that picture, from 1, and number of all its pictures.
            is_reference: whether a merge keeps it.
            is_selected: whether the next decision applies to it.
        """
        self._member, self._picture, self._position = member, picture, position
        self._is_reference = is_reference
        self._check_box.setChecked(is_selected)
        self._check_box.setEnabled(not is_reference)
        self._theme.set_icon(
            self._reference, "reference", "accent" if is_reference else "control_border", _ICON_PX
        )
        _, count = position
        self._previous.setVisible(count > 1)
        self._next.setVisible(count > 1)
        self._update_texts()

    def _build(self) -> None:
        top, bottom = QHBoxLayout(), QHBoxLayout()
        for row, text in ((top, self._title), (bottom, self._subtitle)):
            row.setSpacing(6)
            text.setMinimumHeight(_ICON_PX + 8)
        top.addWidget(self._check_box)
        top.addWidget(self._title, 1)
        top.addWidget(self._reference)
        bottom.addWidget(self._previous)
        bottom.addWidget(self._subtitle, 1)
        bottom.addWidget(self._next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 0, 4, 0)
        layout.setSpacing(2)
        layout.addLayout(top)
        layout.addLayout(bottom)

    def _update_texts(self) -> None:
        if self._member is None:
            return
        product = localised_product(self._member.product)
        name = product.name or product.sku
        reference = self.tr("{sku} · reference").format(sku=product.sku)
        self._title.set_full_text(reference if self._is_reference else product.sku)
        self._subtitle.set_full_text(self._picture_text())
        set_plain_tooltip(self, f"{product.sku} · {name}")
        self._check_box.setAccessibleName(self.tr("{sku}: selected").format(sku=product.sku))
        self._check_box.setToolTip(self.tr("The decision applies to selected products (Space)"))
        set_button_name(self._previous, self.tr("Previous picture"))
        set_button_name(self._next, self.tr("Next picture"))
        if self._is_reference:
            set_button_name(self._reference, self.tr("Reference: this product is kept"))
        else:
            set_button_name(
                self._reference, self.tr("Make {sku} the reference (R)").format(sku=product.sku)
            )

    def _picture_text(self) -> str:
        if self._picture is None:
            return self.tr("no picture")
        size = f"{self._picture.width_px} × {self._picture.height_px}"
        number, count = self._position
        if count < 2:
            return size
        position = self.tr("{number} of {count}").format(number=number, count=count)
        return f"{position} · {size}"

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._update_texts()

    def minimumSizeHint(self) -> QSize:
        """Return a small width: the labels elide their text."""
        return QSize(_MIN_WIDTH_PX, super().minimumSizeHint().height())
