"""From a scanned code to the words to search for."""

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.code import CodeAnswer
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.settings.scale_labels import scale_labels_of


class CodeSearch(QObject):
    """Asks the catalogue which of the numbers in a scanned code it knows.

    Signals:
        code_read: the SKU or GTIN to search for.
    """

    code_read = Signal(str)

    def __init__(self, client: EngineClient, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._preferences = preferences
        self._latest = LatestTask()

    def search(self, text: str) -> None:
        """Read a code that a keyboard scanner has typed."""
        patterns = scale_labels_of(self._preferences.now)
        task = self._client.read(lambda found: found.find_code(text, scale_labels=patterns))
        self._latest.replace(task).on_success(self._on_read).on_failure(
            lambda _: self.code_read.emit(text)
        )

    def _on_read(self, answer: CodeAnswer) -> None:
        contents = answer.contents
        if len(answer.hits) == 1:
            # A scale label or a GS1 code itself is not in the catalogue.
            product = answer.hits[0].product
            is_written = contents.text in (product.gtin, product.sku)
            self.code_read.emit(contents.text if is_written else product.gtin or product.sku)
        else:
            self.code_read.emit(next(iter(contents.keys), contents.text))
