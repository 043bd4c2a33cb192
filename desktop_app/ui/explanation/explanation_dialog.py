"""A dialog that explains why a photo was answered with a product."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.explanation.explained_hit import ExplainedHit
from desktop_app.ui.explanation.explanation_panel import ExplanationPanel
from desktop_app.ui.i18n.language import localised_title
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import (
    button,
    button_row,
    heading,
    lay_out_dialog,
    resize_within_screen,
    with_object_name,
)

_WIDTH_PX = 860
_HEIGHT_PX = 620


class ExplanationDialog(QDialog):
    """Explains one hit.

    Attributes:
        panel: the explanation.
    """

    def __init__(
        self,
        subject: ExplainedHit,
        client: EngineClient,
        thumbnails: ThumbnailCache,
        decoding_lane: Lane,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "explanation_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Why this product"))
        name = heading("explained_name", 1.3, wraps=True)
        name.setText(localised_title(subject.hit.product))
        self.panel = ExplanationPanel(client, thumbnails, decoding_lane, theme)
        close = button("close_explanation", role="primary")
        close.setText(self.tr("Close"))
        close.clicked.connect(self.close)
        content = QVBoxLayout()
        content.setSpacing(12)
        content.addWidget(name)
        content.addWidget(self.panel, 1)
        lay_out_dialog(self, None, content, button_row([], [close]))
        resize_within_screen(self, _WIDTH_PX, _HEIGHT_PX)
        self.panel.explain(subject)

    # Qt

    def done(self, result: int) -> None:
        """Stop what is computed in the background."""
        self.panel.clear()
        super().done(result)
