"""At the right: one complaint, the product that it is about and its pictures."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.issue import Issue, IssueKind
from desktop_app.domain.picture import Picture
from desktop_app.domain.product import Product, ProductDetail
from desktop_app.errors import Message
from desktop_app.ui.audit.compare_bar import CompareBar
from desktop_app.ui.audit.compare_view import CompareView
from desktop_app.ui.audit.comparison import ComparedPictures
from desktop_app.ui.audit.full_pictures import FullPictures
from desktop_app.ui.audit.issues_model import measured_value_text
from desktop_app.ui.audit.labels import kind_label
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.i18n.language import localised
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.i18n.number_format import price_of
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.elided_label import ElidedLabel
from desktop_app.ui.widgets.widget_factory import (
    button,
    label,
    scaled_font,
    with_object_name,
)

_ADVICE: dict[IssueKind, Message] = {
    "no_picture": Message("It cannot be found from a photo. Import a picture of it."),
    "one_picture": Message("With pictures of other sides it is found more surely."),
    "blurred": Message("A sharp picture is found more surely."),
    "dark": Message("A picture in good light is found more surely."),
    "tiny": Message("A larger picture is found more surely."),
    "unusual_shape": Message("The picture is of another shape than most in this catalogue."),
    "repeated_picture": Message("One of the two pictures can go: it adds nothing."),
    "misplaced_picture": Message(
        "Is this a picture of another product? It comes nearest to that one."
    ),
    "confusable": Message("These two are easily taken for each other: more pictures help."),
}


class IssuePanel(QWidget):
    """Shows what is wrong, beside what it is confused with.

    Signals:
        picture_wanted, group_wanted: see ``CompareView``.
        failed: an exception.
        told: a sentence for the status bar.
    """

    group_wanted = Signal(int)
    failed = Signal(object)
    told = Signal(str)

    def __init__(
        self,
        client: EngineClient,
        pictures: FullPictures,
        decoding: Lane,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "complaint_desk")
        self._client = client
        self._kind: IssueKind = "no_picture"
        self._complaint: Issue | None = None
        self._detail: ProductDetail | None = None
        self._other: ProductDetail | None = None
        self._looking_up = LatestTask()
        self._looking_up_other = LatestTask()
        self.view = CompareView("complaint", pictures, decoding, theme)
        self._bar = CompareBar("complaint", self.view, theme)
        self._title = ElidedLabel("complaint_title")
        self._title.setFont(scaled_font(1.15, QFont.Weight.DemiBold))
        self._below = ElidedLabel("complaint_below", role="small")
        self._advice = label("complaint_advice", wraps=True)
        self._facts = label("complaint_facts", role="muted", wraps=True)
        self._copy = button("complaint_copy")
        theme.set_icon(self._copy, "copy")
        self._copy.clicked.connect(self._copy_sku)
        self.view.group_wanted.connect(self.group_wanted)
        self._build()
        self._retranslate()

    def show_complaint(self, kind: IssueKind, complaint: Issue) -> None:
        """Show a complaint at once, and its pictures as soon as they are looked up."""
        self._kind, self._complaint = kind, complaint
        self._detail = self._other = None
        self._write()
        task = self._looking_up.replace(
            self._client.read(lambda catalogue: catalogue.product_detail(complaint.product_id))
        )
        task.on_success(self._on_looked_up)
        task.on_failure(self.failed)
        self._looking_up_other.cancel()
        if other_id := complaint.other_picture_id:
            other_task = self._looking_up_other.replace(
                self._client.read(lambda catalogue: catalogue.product_of_picture(other_id))
            )
            other_task.on_success(self._on_other)
            other_task.on_failure(self.failed)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._below)
        above = QHBoxLayout()
        above.setSpacing(12)
        above.addLayout(words, 1)
        above.addWidget(self._bar)
        below = QHBoxLayout()
        below.setSpacing(16)
        facts = QVBoxLayout()
        facts.setSpacing(2)
        facts.addWidget(self._advice)
        facts.addWidget(self._facts)
        below.addLayout(facts, 1)
        below.addWidget(self._copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 12, 16, 8)
        layout.setSpacing(8)
        layout.addLayout(above)
        layout.addWidget(self.view, 1)
        layout.addLayout(below)

    def _on_looked_up(self, detail: ProductDetail) -> None:
        self._detail = detail
        self._show()

    def _on_other(self, other: ProductDetail | None) -> None:
        self._other = other
        self._show()

    def _show(self) -> None:
        complaint = self._complaint
        if complaint is None or self._detail is None:
            return
        product = localised(self._detail.product)
        wanted = (complaint.picture_id,) if complaint.picture_id else ()
        pictures = [_picture(self._detail, number) for number in wanted]
        captions = [product.sku]
        if not wanted:
            pictures = list(self._detail.pictures[:1]) or [None]
        if self._other is not None:
            pictures.append(_picture(self._other, complaint.other_picture_id))
            captions.append(self._other.product.sku)
        self._bar.let_overlay(len(pictures) > 1)
        if len(pictures) < 2:
            self.view.set_mode("side")
        self.view.show_pictures(
            ComparedPictures(tuple(pictures), tuple(captions), (0, len(pictures) - 1), 0, None)
        )
        self._write()

    def _retranslate(self) -> None:
        self._copy.setText(self.tr("Copy SKU"))
        self._write()

    def _write(self) -> None:
        complaint = self._complaint
        if complaint is None:
            return
        name = complaint.name or complaint.sku
        if self._detail is not None:
            name = localised(self._detail.product).name or complaint.sku
        self._title.set_full_text(name)
        sku = "" if name == complaint.sku else complaint.sku
        parts = (kind_label(self._kind), measured_value_text(self._kind, complaint), sku)
        self._below.set_full_text(" · ".join(part for part in parts if part))
        self._advice.setText(localised_text(_ADVICE[self._kind]))
        known = [detail.product for detail in (self._detail, self._other) if detail is not None]
        products = {product.id: localised(product) for product in known}
        # What is called above already is not called again where it stands alone.
        lines = [_facts(one, is_named=len(products) > 1) for one in products.values()]
        self._facts.setText("\n".join(lines))
        self._facts.setVisible(any(lines))

    def _copy_sku(self) -> None:
        if self._complaint is not None:
            QGuiApplication.clipboard().setText(self._complaint.sku)
            self.told.emit(self.tr("Copied: {sku}").format(sku=self._complaint.sku))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


def _picture(detail: ProductDetail, number: int) -> Picture | None:
    return next((picture for picture in detail.pictures if picture.id == number), None)


def _facts(product: Product, *, is_named: bool) -> str:
    names = (product.sku, product.name) if is_named else ()
    parts = (*names, product.brand, product.category, price_of(product))
    return " · ".join(part for part in parts if part)
