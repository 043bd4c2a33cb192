"""The search for the capture of the counter page, in the background."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.answer import Answer
from desktop_app.domain.code import CodeAnswer
from desktop_app.domain.region import SearchRegion
from desktop_app.engine.counter.capture_search import CaptureAnswer, identify_capture
from desktop_app.engine.counter.code_evidence import with_codes
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.counter.capture.capture import Capture


class CaptureIdentification(QObject):
    """Searches for one capture at a time; a newer one replaces it.

    Args:
        client: the engine.
        latest_search: of the counter; a newer search of any kind cancels this one.
        parent: the owner.

    Attributes:
        capture: the one that is searched for, or whose scene is analysed; None if there is none.
        codes_in_view: returns what the codes say that the camera sees; the answer counts them.

    Signals:
        found: the ``Capture`` and its ``CaptureAnswer``.
        failed: the exception of a search.
    """

    found = Signal(Capture, CaptureAnswer)
    failed = Signal(Exception)

    def __init__(self, client: EngineClient, latest_search: LatestTask, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._latest_search = latest_search
        self.capture: Capture | None = None
        self.codes_in_view: Callable[[], Sequence[CodeAnswer]] = tuple

    @property
    def is_running(self) -> bool:
        """Whether a capture is searched for, perhaps without the user's knowledge."""
        return self.capture is not None

    def begin(self, capture: Capture) -> None:
        """Note a capture whose scene is analysed before it is searched for."""
        self.capture = capture

    def search(
        self,
        capture: Capture,
        region: SearchRegion | None,
        earlier: tuple[Answer, ...],
        codes: Sequence[CodeAnswer] | None = None,
    ) -> None:
        """Search for a capture.

        Args:
            capture: the capture.
            region: where to search; None if that is unknown.
            earlier: the answers to other captures of the same product.
            codes: what the codes say that were seen with it; None for those in view at the end.
        """
        self.capture, pixels = capture, capture.pixels
        task = self._latest_search.replace(
            self._client.run(lambda workspace: identify_capture(workspace, pixels, region, earlier))
        )
        task.on_success(lambda found: self._on_found(capture, found, codes)).on_failure(self.failed)

    def cancel(self) -> None:
        """Search no more."""
        self._latest_search.cancel()
        self.capture = None

    def _on_found(
        self, capture: Capture, found: CaptureAnswer, codes: Sequence[CodeAnswer] | None
    ) -> None:
        self.capture = None
        seen = self.codes_in_view() if codes is None else codes
        self.found.emit(capture, with_codes(found, seen))
