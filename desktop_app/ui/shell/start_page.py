"""The page without a catalogue: open the sample, import products or open a catalogue."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.ui.shell.recent_catalogues import RecentCatalogues
from desktop_app.ui.shell.recent_list import RecentList
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.choice_card import ChoiceCard
from desktop_app.ui.widgets.widget_factory import (
    button,
    heading,
    label,
    with_object_name,
)
from desktop_app.ui.widgets.wrapping_row import WrappingRow

_MAX_CARD_WIDTH_PX = 272
_MIN_HEIGHT_FOR_LOGO_PX = 480
_MIN_HEIGHT_FOR_TEXTS_PX = 480
_ROW_HEIGHT_PX = 32
_MAX_LIST_WIDTH_PX = 848


class StartPage(QWidget):
    """Offers to open the sample, to import products, or to open a catalogue.

    Signals:
        sample_requested, import_requested, catalogue_requested: a card was pressed.
        connection_requested: the user wants to use a shared catalogue.
        recent_requested: the folder of a catalogue that was open before.
    """

    sample_requested = Signal()
    import_requested = Signal()
    catalogue_requested = Signal()
    connection_requested = Signal()
    recent_requested = Signal(Path)

    def __init__(
        self, recents: RecentCatalogues, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "start_page")
        self._recents = recents
        self._logo = with_object_name(QLabel(), "logo")
        theme.set_icon(self._logo, "vitrine", side_px=72)
        self._title = heading("start_title", 2.4)
        self._tagline = label("start_tagline", role="muted", wraps=True)
        self._sample = ChoiceCard("start_sample", "sample", theme)
        self._import = ChoiceCard("start_import", "import", theme)
        self._folder = ChoiceCard("start_folder", "folder", theme)
        self._connect = button("start_connect", role="link")
        self._recent_list = RecentList(recents)
        self._hint = label("start_hint", role="small", wraps=True)
        self._sample.clicked.connect(self.sample_requested)
        self._import.clicked.connect(self.import_requested)
        self._folder.clicked.connect(self.catalogue_requested)
        self._connect.clicked.connect(self.connection_requested)
        self._recent_list.catalogue_chosen.connect(self.recent_requested)
        self._build()
        self._retranslate()

    def _build(self) -> None:
        choices = with_object_name(QWidget(), "start_choices")
        choices.setMaximumWidth(_MAX_LIST_WIDTH_PX)
        cards = WrappingRow(choices)
        cards.setSpacing(16)
        for card in (self._sample, self._import, self._folder):
            card.setMaximumWidth(_MAX_CARD_WIDTH_PX)
            cards.add(card, stretch=1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(0)
        layout.addStretch(2)
        for widget, gap_px in ((self._logo, 16), (self._title, 4), (self._tagline, 32)):
            widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            # The gap goes with the widget when it is hidden.
            widget.setContentsMargins(0, 0, 0, gap_px)
            layout.addWidget(widget)
        layout.addLayout(_centred(choices))
        layout.addSpacing(8)
        layout.addWidget(self._connect, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(16)
        self._recent_list.setMaximumWidth(_MAX_LIST_WIDTH_PX)
        layout.addLayout(_centred(self._recent_list), 100)
        self._hint.setContentsMargins(0, 8, 0, 0)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self._hint)
        # A banner may cover the bottom.
        layout.addStretch(3)

    def _retranslate(self) -> None:
        self._title.setText("Vitrine")
        self._tagline.setText(
            self.tr("Find a product from a photo. Everything stays on this computer.")
        )
        self._sample.set_texts(
            self.tr("Open the sample catalogue"), self.tr("A small shop to try Vitrine with.")
        )
        self._import.set_texts(
            self.tr("Import products"),
            self.tr("A CSV or Excel table, or a folder of product pictures."),
        )
        self._folder.set_texts(
            self.tr("Open catalogue"), self.tr("A catalogue folder made by Vitrine.")
        )
        self._connect.setText(self.tr("Connect to a shared catalogue…"))
        self._hint.setText(self.tr("You can also drop a table or a folder of pictures here."))

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the logo, then the texts, if the page is too low for them."""
        super().resizeEvent(event)
        has_room = not self._recents.all() or event.size().height() >= _MIN_HEIGHT_FOR_TEXTS_PX
        for text in (self._title, self._tagline, self._hint):
            text.setVisible(has_room)
        needed_px = _MIN_HEIGHT_FOR_LOGO_PX + len(self._recents.all()) * _ROW_HEIGHT_PX
        self._logo.setVisible(event.size().height() >= needed_px)

    def showEvent(self, event: QShowEvent) -> None:
        """Look which recent catalogues are gone."""
        super().showEvent(event)
        self._recents.check_missing()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


def _centred(widget: QWidget) -> QHBoxLayout:
    """Return a row in which a widget is as wide as it may be."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget, 1000)
    row.addStretch(1)
    return row
