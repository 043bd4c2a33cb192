"""The head of the demo: what to do, how many have done it, and the language."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel

from desktop_app.ui.demo.panel import Panel
from desktop_app.ui.i18n.language import language_code
from desktop_app.ui.i18n.number_format import decimal
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import button, with_object_name

_ICON_PX = 48


class Header(Panel):
    """Says what can be done; counts searches.

    Signals:
        language_wanted: ``en`` or ``zh_CN``, by whoever stands before the screen.
    """

    language_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("demo_header", theme)
        self._searches = 0
        self._median_ms: float | None = None
        self._build()
        self.retranslate()

    def set_unit(self, unit: float) -> None:
        """Scale everything."""
        super().set_unit(unit)
        self.theme.set_icon(self._icon, "vitrine", "accent", round(_ICON_PX * unit))
        self._language.setFont(self.text_font(28, QFont.Weight.DemiBold))
        self._language.setFixedHeight(round(60 * unit))
        self._language.setMinimumWidth(round(170 * unit))
        self._row.setSpacing(round(20 * unit))

    def show_headline(self, words: str) -> None:
        """Say what to do."""
        self._headline_label.setText(words)

    def show_tally(self, searches: int, median_ms: float | None) -> None:
        """Tell how many searches there were, and how long the middle one took."""
        self._searches, self._median_ms = searches, median_ms
        self._write_tally()

    def _build(self) -> None:
        self._icon = with_object_name(QLabel(), "demo_icon")
        self._name = self.text("demo_name", 40, QFont.Weight.Bold)
        self._name.setText("Vitrine")
        self._headline_label = self.text("demo_headline", 34, role="muted")
        self._tally = self.text("demo_tally", 30, role="muted")
        self._language = button("demo_language")
        self._language.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._language.clicked.connect(self._on_language_clicked)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for part in (self._icon, self._name, self._headline_label):
            self._row.addWidget(part)
        self._row.addStretch(1)
        self._row.addWidget(self._tally)
        self._row.addWidget(self._language)

    def _on_language_clicked(self) -> None:
        self.language_wanted.emit("en" if language_code() == "zh" else "zh_CN")

    def _write_tally(self) -> None:
        words = self.tr("%Ln search(es)", "", self._searches)
        if self._median_ms is not None:
            median = self.tr("{ms} ms each").format(ms=decimal(self._median_ms))
            words = f"{words}  ·  {median}"
        self._tally.setText(words)

    def retranslate(self) -> None:
        """Write every text in the language of the window."""
        # Each visitor reads the other language in its own letters.
        self._language.setText("English" if language_code() == "zh" else "中文")
        self._write_tally()
