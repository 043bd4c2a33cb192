"""The header of the demo: instructions, search statistics and the language button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel

from desktop_app.ui.demo.panel import Panel
from desktop_app.ui.i18n.language import language_code
from desktop_app.ui.i18n.number_format import format_decimal
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import button, with_object_name

_ICON_SIZE = 48


class Header(Panel):
    """Tells visitors what to do, and shows the number and duration of searches.

    Signals:
        language_requested: ``en`` or ``zh_CN``.
    """

    language_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("demo_header", theme)
        self._searches = 0
        self._median_ms: float | None = None
        self._build()
        self.retranslate()

    def set_scale(self, scale: float) -> None:
        """Scale texts, icon and button."""
        super().set_scale(scale)
        self.theme.set_icon(self._icon, "vitrine", "accent", round(_ICON_SIZE * scale))
        self._language.setFont(self.text_font(28, QFont.Weight.DemiBold))
        self._language.setFixedHeight(round(60 * scale))
        self._language.setMinimumWidth(round(170 * scale))
        self._row.setSpacing(round(20 * scale))

    def show_headline(self, text: str) -> None:
        """Show what the visitor should do."""
        self._headline.setText(text)

    def show_statistics(self, searches: int, median_ms: float | None) -> None:
        """Show the number of searches and their median duration."""
        self._searches, self._median_ms = searches, median_ms
        self._update_statistics()

    def _build(self) -> None:
        self._icon = with_object_name(QLabel(), "demo_icon")
        self._name = self.add_label("demo_name", 40, QFont.Weight.Bold)
        self._name.setText("Vitrine")
        self._headline = self.add_label("demo_headline", 34, role="muted")
        self._statistics = self.add_label("demo_statistics", 30, role="muted")
        self._language = button("demo_language")
        self._language.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._language.clicked.connect(self._on_language_clicked)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for widget in (self._icon, self._name, self._headline):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self._row.addWidget(self._statistics)
        self._row.addWidget(self._language)

    def _on_language_clicked(self) -> None:
        self.language_requested.emit("en" if language_code() == "zh" else "zh_CN")

    def _update_statistics(self) -> None:
        text = self.tr("%Ln search(es)", "", self._searches)
        if self._median_ms is not None:
            median = self.tr("median {ms} ms").format(ms=format_decimal(self._median_ms))
            text = f"{text}  ·  {median}"
        self._statistics.setText(text)

    def retranslate(self) -> None:
        """Set all texts in the current language."""
        # The button names the other language in that language itself.
        self._language.setText("English" if language_code() == "zh" else "中文")
        self._update_statistics()
