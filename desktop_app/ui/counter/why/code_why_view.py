"""Why a product was accepted without an answer: the code that the camera or a scanner has read."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.accepted_product import AcceptedProduct
from desktop_app.ui.counter.why.code_photo import CodePhoto
from desktop_app.ui.i18n.language import localised_title
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.elided_label import ElidedLabel
from desktop_app.ui.widgets.image_conversion import to_qimage
from desktop_app.ui.widgets.widget_factory import (
    announce,
    button,
    button_row,
    label,
    scaled_font,
    with_object_name,
)


class CodeWhyView(QWidget):
    """Says which code decided, and outlines it in the photo.

    Attributes:
        photo: the photo.
        close_button: leads back to the accepted product.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        with_object_name(self, "code_why_view")
        self._accepted: AcceptedProduct | None = None
        self._name = ElidedLabel("code_why_name")
        self._name.setFont(scaled_font(1.2, QFont.Weight.DemiBold))
        self.photo = CodePhoto(theme)
        self._sentence = label("code_why_sentence", wraps=True)
        self.close_button = button("close_code_why")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._name)
        column.addWidget(self.photo, 1)
        column.addWidget(self._sentence)
        column.addLayout(button_row([self.close_button], []))
        column.addStretch(0)
        self._retranslate()

    def show_accepted(self, accepted: AcceptedProduct) -> None:
        """Explain a product that was accepted by its codes."""
        self._accepted = accepted
        self._name.set_full_text(localised_title(accepted.product))
        image = QImage() if accepted.photo is None else to_qimage(accepted.photo)
        self.photo.show_photo(image, accepted.code_places)
        self.photo.setVisible(not image.isNull())
        self._retranslate()
        announce(self, self._sentence.text())

    def _retranslate(self) -> None:
        self.close_button.setText(self.tr("Back (Y)"))
        self.photo.setAccessibleName(self.tr("Photo with the code"))
        if self._accepted is not None:
            self._sentence.setText(self._text(self._accepted))
            self.photo.setAccessibleDescription(self._sentence.text())

    def _text(self, accepted: AcceptedProduct) -> str:
        codes = ", ".join(dict.fromkeys(code.number for code in accepted.codes))
        if accepted.photo is None:
            text = self.tr("The scanner has read the code {code}, which this product has.")
        elif accepted.code_places:
            text = self.tr(
                "The camera has read the code {code}, which this product has. "
                "It is outlined in the photo."
            )
        else:
            text = self.tr("The camera has read the code {code}, which this product has.")
        return text.format(code=codes)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
