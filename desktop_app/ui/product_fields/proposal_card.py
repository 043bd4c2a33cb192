"""Says that the photo of a new product shows a product of the catalogue, and offers that one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_app.ui.i18n.language import localised_title
from desktop_app.ui.widgets.widget_factory import (
    announce,
    button,
    label,
    refresh_style,
    with_object_name,
)

if TYPE_CHECKING:
    from desktop_app.engine.editing.photo_proposal import PhotoProposal


class ProposalCard(QFrame):
    """A sentence about the product that the photo shows; hidden if it shows none.

    Signals:
        open_requested: the id of that product.
    """

    open_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "proposal_card")
        self._proposal: PhotoProposal | None = None
        self._sentence = label("proposal_sentence", wraps=True)
        self._open = button("proposal_open")
        self._open.setAutoDefault(False)
        self._open.clicked.connect(self._on_open)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(self._sentence)
        column.addWidget(self._open)
        self.show_proposal(None)

    def show_proposal(self, proposal: "PhotoProposal | None") -> None:
        """Show what a photo suggests; None hides the card."""
        self._proposal = proposal
        self.setProperty("verdict", "" if proposal is None else proposal.verdict)
        refresh_style(self)
        self._update_texts()
        if self.isVisible():
            announce(self, self._sentence.text())

    def _update_texts(self) -> None:
        proposal = self._proposal
        known = None if proposal is None or proposal.verdict == "unknown" else proposal.known
        self.setVisible(known is not None)
        if proposal is None or known is None:
            return
        template = self.tr("The catalogue may have this product: {name} ({sku}).")
        if proposal.verdict == "match":
            template = self.tr("The catalogue has this product already: {name} ({sku}).")
        product = known.product
        self._sentence.setText(template.format(name=localised_title(product), sku=product.sku))
        self._open.setText(self.tr("Open that product"))

    def _on_open(self) -> None:
        if self._proposal is not None and self._proposal.known is not None:
            self.open_requested.emit(self._proposal.known.product.id)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._update_texts()
