"""The panel of one issue, its product and the pictures concerned."""

from typing import Final

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
from desktop_app.ui.audit.issues_model import measured_value_text
from desktop_app.ui.audit.picture_loader import PictureLoader
from desktop_app.ui.audit.value_labels import issue_label
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.i18n.language import localised_product
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.i18n.number_format import format_price
from desktop_app.ui.i18n.text_direction import in_sentence
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.elided_label import ElidedLabel
from desktop_app.ui.widgets.widget_factory import button, label, scaled_font, with_object_name

_ADVICE: Final[dict[IssueKind, Message]] = {
    "no_picture": Message("A photo cannot find this product. Import a picture of it."),
    "one_picture": Message("Add pictures of other sides: recognition becomes more reliable."),
    "blurred": Message("Use a sharper picture: recognition becomes more reliable."),
    "dark": Message("Use a brighter picture: recognition becomes more reliable."),
    "tiny": Message("Use a larger picture: recognition becomes more reliable."),
    "unusual_shape": Message("The shape of this picture is unusual in this catalogue."),
    "repeated_picture": Message("One of these two pictures is superfluous."),
    "misplaced_picture": Message("This may be a picture of the other product."),
    "confusable": Message("These products are easily confused. Add more pictures of both."),
}


class IssuePanel(QWidget):
    """An issue, with its pictures above and advice below.

    Signals:
        group_step_requested: 1 for the next issue, -1 for the previous one.
        list_requested: the user wants to mend the products with this kind of issue.
        failed: loading has failed.
        status_message: a sentence for the status bar.
    """

    group_step_requested = Signal(int)
    list_requested = Signal()
    failed = Signal(Exception)
    status_message = Signal(str)

    def __init__(
        self,
        client: EngineClient,
        pictures: PictureLoader,
        decoding: Lane,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "issue_panel")
        self._client = client
        self._kind: IssueKind = "no_picture"
        self._issue: Issue | None = None
        self._detail: ProductDetail | None = None
        self._other: ProductDetail | None = None
        self._loading = LatestTask()
        self._loading_other = LatestTask()
        self.view = CompareView("issue", pictures, decoding, theme)
        self._bar = CompareBar("issue", self.view, theme)
        self._title = ElidedLabel("issue_title")
        self._title.setFont(scaled_font(1.15, QFont.Weight.DemiBold))
        self._subtitle = ElidedLabel("issue_subtitle", role="small")
        self._advice = label("issue_advice", wraps=True)
        self._facts = label("issue_facts", role="muted", wraps=True)
        self._copy = button("issue_copy")
        theme.set_icon(self._copy, "copy")
        self._copy.clicked.connect(self._copy_sku)
        self._open_list = button("issue_open_list")
        theme.set_icon(self._open_list, "table")
        self._open_list.clicked.connect(lambda: self.list_requested.emit())
        self.view.group_step_requested.connect(self.group_step_requested)
        self._build()
        self._retranslate()

    def show_issue(self, kind: IssueKind, issue: Issue) -> None:
        """Show an issue at once, and its pictures as soon as they are loaded."""
        self._kind, self._issue = kind, issue
        self._detail = self._other = None
        self._update_texts()
        task = self._loading.replace(
            self._client.read(lambda catalogue: catalogue.product_detail(issue.product_id))
        )
        task.on_success(self._on_product_loaded).on_failure(self.failed)
        self._loading_other.cancel()
        if other_id := issue.other_picture_id:
            other_task = self._loading_other.replace(
                self._client.read(lambda catalogue: catalogue.product_of_picture(other_id))
            )
            other_task.on_success(self._on_other_loaded).on_failure(self.failed)

    def _build(self) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self._title)
        titles.addWidget(self._subtitle)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addLayout(titles, 1)
        top.addWidget(self._bar)
        facts = QVBoxLayout()
        facts.setSpacing(2)
        facts.addWidget(self._advice)
        facts.addWidget(self._facts)
        bottom = QHBoxLayout()
        bottom.setSpacing(16)
        bottom.addLayout(facts, 1)
        bottom.addWidget(self._copy)
        bottom.addWidget(self._open_list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 12, 16, 8)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.view, 1)
        layout.addLayout(bottom)

    def _on_product_loaded(self, detail: ProductDetail) -> None:
        self._detail = detail
        self._show_pictures()

    def _on_other_loaded(self, other: ProductDetail | None) -> None:
        self._other = other
        self._show_pictures()

    def _show_pictures(self) -> None:
        issue = self._issue
        if issue is None or self._detail is None:
            return
        if issue.picture_id:
            pictures = [_picture(self._detail, issue.picture_id)]
        else:
            pictures = list(self._detail.pictures[:1]) or [None]
        captions = [self._detail.product.sku]
        if self._other is not None:
            pictures.append(_picture(self._other, issue.other_picture_id))
            captions.append(self._other.product.sku)
        self._bar.enable_overlay(len(pictures) > 1)
        if len(pictures) < 2:
            self.view.set_mode("side")
        self.view.show_pictures(
            ComparedPictures(tuple(pictures), tuple(captions), (0, len(pictures) - 1), 0, None)
        )
        self._update_texts()

    def _retranslate(self) -> None:
        self._copy.setText(self.tr("Copy SKU"))
        self._open_list.setText(self.tr("Open list in catalogue"))
        self._open_list.setToolTip(self.tr("List all products with this issue, to correct them"))
        self._update_texts()

    def _update_texts(self) -> None:
        issue = self._issue
        if issue is None:
            return
        name = issue.name or issue.sku
        if self._detail is not None:
            name = localised_product(self._detail.product).name or issue.sku
        self._title.set_full_text(name)
        sku = "" if name == issue.sku else issue.sku
        parts = (issue_label(self._kind), measured_value_text(self._kind, issue), sku)
        self._subtitle.set_full_text(" · ".join(part for part in parts if part))
        self._advice.setText(localised_text(_ADVICE[self._kind]))
        self._update_facts()

    def _update_facts(self) -> None:
        known = [detail.product for detail in (self._detail, self._other) if detail is not None]
        products = {product.id: localised_product(product) for product in known}
        # The title already names a single product.
        lines = [_facts(one, with_name=len(products) > 1) for one in products.values()]
        self._facts.setText("\n".join(lines))
        self._facts.setVisible(any(lines))

    def _copy_sku(self) -> None:
        if self._issue is not None:
            QGuiApplication.clipboard().setText(self._issue.sku)
            self.status_message.emit(self.tr("Copied: {sku}").format(sku=self._issue.sku))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


def _picture(detail: ProductDetail, picture_id: int) -> Picture | None:
    return next((picture for picture in detail.pictures if picture.id == picture_id), None)


def _facts(product: Product, *, with_name: bool) -> str:
    names = (product.sku, product.name) if with_name else ()
    parts = (*names, product.brand, product.category, format_price(product))
    return " · ".join(in_sentence(part) for part in parts if part)
