"""The detail pane: pictures, fields and actions of one product."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.answer import Hit
from desktop_app.domain.picture import Picture
from desktop_app.domain.product import Product, ProductDetail
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.find.detail_actions import DetailActions
from desktop_app.ui.find.evidence_text import evidence_text
from desktop_app.ui.i18n.language import localised_product, localised_title
from desktop_app.ui.i18n.number_format import format_price
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.fading_edge import FadingEdge
from desktop_app.ui.widgets.picture_gallery import PictureGallery
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import (
    button,
    frame,
    heading,
    label,
    with_object_name,
)

_READ_PX: Final = 640
_ICON_PX: Final = 16
_MIN_PICTURE_PX: Final = 120
_MAX_PICTURE_PX: Final = 280
_PICTURE_HEIGHT_SHARE: Final = 0.3


class DetailPane(QWidget):
    """The details of the current hit.

    Signals:
        confirm_requested, similar_requested, copy_requested, why_requested: The ``Hit`` shown.
        picture_requested: the ``Picture`` shown.
    """

    confirm_requested = Signal(Hit)
    similar_requested = Signal(Hit)
    copy_requested = Signal(Hit)
    why_requested = Signal(Hit)
    picture_requested = Signal(Picture)

    def __init__(
        self,
        client: EngineClient,
        thumbnails: ThumbnailCache,
        decoding_lane: Lane,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "detail_pane")
        self._client = client
        self._theme = theme
        self._hit: Hit | None = None
        self._latest_lookup = LatestTask()
        self._gallery = PictureGallery(
            thumbnails,
            decoding_lane,
            theme,
            view_name="detail_picture",
            strip_name="picture_strip",
        )
        self._build()
        self._retranslate()
        self.show_hit(None)

    def show_hit(self, hit: Hit | None) -> None:
        """Show a product; its other pictures follow when they are loaded."""
        self._latest_lookup.cancel()
        self._hit = hit
        self._pages.setCurrentIndex(0 if hit is None else 1)
        if hit is None:
            return
        self._update_texts()
        self._scroll.verticalScrollBar().setValue(0)
        self._gallery.show_pictures((hit.picture,) if hit.picture else ())
        self._on_picture_changed()
        task = self._latest_lookup.replace(
            self._client.read(lambda catalogue: catalogue.product_detail(hit.product.id))
        )
        task.on_success(self._on_detail_loaded)

    def show_confirmed(self, confirmed: bool | None) -> None:
        """Show whether the match is confirmed; None if no photo was searched for."""
        self._actions.show_confirmed(confirmed)
        self._why.setVisible(confirmed is not None)

    def focus_actions(self) -> None:
        """Give an action button the keyboard focus."""
        self._actions.focus_actions()

    def _build(self) -> None:
        self._placeholder = label("detail_placeholder", role="muted", wraps=True)
        self._placeholder.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._placeholder.setContentsMargins(24, 0, 24, 0)
        card = frame("detail_card", "card", self)
        card_layout = QVBoxLayout(card)
        card_layout.setContentsMargins(8, 8, 8, 8)
        card_layout.setSpacing(8)
        card_layout.addWidget(self._build_scroll_area(), 1)
        self._actions = DetailActions(self._theme, card)
        card_layout.addWidget(self._actions)
        self._connect_actions()
        empty = with_object_name(QWidget(self), "detail_empty")
        QVBoxLayout(empty).addWidget(self._placeholder)
        self._pages = QStackedLayout()
        outer_layout = QVBoxLayout(self)
        outer_layout.setContentsMargins(4, 16, 16, 16)
        outer_layout.addLayout(self._pages)
        self._pages.addWidget(empty)
        self._pages.addWidget(card)

    def _build_scroll_area(self) -> QScrollArea:
        self._gallery.picture_changed.connect(self._on_picture_changed)
        self._name = heading("detail_name", 1.3, wraps=True)
        self._price = heading("detail_price", 1.15)
        self._description = label("detail_description", wraps=True)
        self._evidence = label("detail_evidence", role="small", wraps=True)
        for widget in (self._name, self._description):
            widget.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._why = button("detail_why", role="link")
        self._theme.set_icon(self._why, "why", "accent", _ICON_PX)
        self._why.clicked.connect(lambda: self.why_requested.emit(self._hit))
        self._fields = QWidget()
        self._fields_grid = QGridLayout(self._fields)
        self._fields_grid.setContentsMargins(0, 0, 0, 0)
        self._fields_grid.setHorizontalSpacing(16)
        self._fields_grid.setVerticalSpacing(6)
        self._fields_grid.setColumnStretch(1, 1)
        content = with_object_name(QWidget(), "scrolled")
        column = QVBoxLayout(content)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(10)
        column.addWidget(self._gallery)
        column.addWidget(self._name)
        column.addWidget(self._price)
        column.addWidget(self._fields)
        column.addWidget(self._description)
        column.addWidget(self._evidence)
        column.addWidget(self._why, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._scroll = with_object_name(QScrollArea(), "detail_scroll")
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(content)
        FadingEdge(self._scroll, self._theme)
        return self._scroll

    def _connect_actions(self) -> None:
        actions = self._actions
        actions.confirm_requested.connect(lambda: self.confirm_requested.emit(self._hit))
        actions.similar_requested.connect(lambda: self.similar_requested.emit(self._hit))
        actions.copy_requested.connect(lambda: self.copy_requested.emit(self._hit))
        actions.picture_requested.connect(
            lambda: self.picture_requested.emit(self._gallery.picture)
        )

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Details"))
        self._placeholder.setText(self.tr("Choose a product to see its pictures and details."))
        self._scroll.setAccessibleName(self.tr("Details"))
        self._why.setText(self.tr("Why? (Y)"))
        if self._hit is not None:
            self._update_texts()

    def _update_texts(self) -> None:
        assert self._hit is not None
        product = localised_product(self._hit.product)
        self._name.setText(localised_title(self._hit.product))
        self._price.setText(format_price(product))
        self._price.setVisible(product.price is not None)
        self._description.setText(product.description)
        self._description.setVisible(bool(product.description))
        self._update_fields(product)
        self._evidence.setText(evidence_text(self._hit))
        self._evidence.setVisible(self._hit.score is not None)

    def _update_fields(self, product: Product) -> None:
        while (item := self._fields_grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        fields = {
            self.tr("SKU"): product.sku,
            self.tr("Other SKUs"): ", ".join(product.aliases),
            self.tr("Brand"): product.brand,
            self.tr("Category"): product.category,
            self.tr("GTIN"): product.gtin,
        }
        for row, (name, value) in enumerate([*fields.items(), *product.attributes.items()]):
            if not value:
                continue
            title = label(f"field_name_{row}", role="muted")
            # With a buddy, an ampersand would make a shortcut.
            title.setText(name.replace("&", "&&"))
            title.setAlignment(Qt.AlignmentFlag.AlignTop)
            text = label(f"field_value_{row}", wraps=True)
            text.setText(value)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            title.setBuddy(text)
            self._fields_grid.addWidget(title, row, 0)
            self._fields_grid.addWidget(text, row, 1)

    def _on_detail_loaded(self, detail: ProductDetail) -> None:
        self._gallery.show_pictures(detail.pictures)

    def _on_picture_changed(self) -> None:
        self._actions.set_has_picture(self._gallery.picture is not None)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Adapt the height of the picture, so that text below it stays visible."""
        super().resizeEvent(event)
        height_px = round(event.size().height() * _PICTURE_HEIGHT_SHARE)
        self._gallery.view.setFixedHeight(max(_MIN_PICTURE_PX, min(height_px, _MAX_PICTURE_PX)))

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
