"""An engine without catalogue, model and index, for tests of its client."""

from pathlib import Path
from typing import cast

from desktop_app.engine.catalogue_browser import CatalogueBrowser
from desktop_app.engine.editing.action_description import UndoRedoDescriptions
from desktop_app.engine.status import CatalogueStatus, DeviceReport
from desktop_app.engine.workspace import Workspace
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.settings import Device, Measure


class FakeEngine:
    """Records what happens to the catalogues, and stands for them as well."""

    name = catalogue = "Shop"

    def __init__(self) -> None:
        self.events: list[str] = []
        self.open_error: Exception | None = None
        self.prepare_error: Exception | None = None

    def open(self, folder: Path, *, create: bool, template: Path | None) -> CatalogueBrowser:
        if self.open_error is not None:
            raise self.open_error
        self.events.append(f"open {folder}")
        return cast("CatalogueBrowser", self)

    def prepare(
        self, catalogue: CatalogueBrowser, card: Path, *, device: Device, measure: Measure
    ) -> Job[Workspace]:
        self.events.append(f"prepare {card} {device} {measure}")
        yield Progress(0, 0, Message("Loading the model"))
        if self.prepare_error is not None:
            raise self.prepare_error
        return cast("Workspace", self)

    def status(self) -> CatalogueStatus:
        return CatalogueStatus("Shop", "/shop", 0, 0, 0, "model", DeviceReport("cpu", "cpu", None))

    def editor(self) -> "FakeEngine":
        return self

    def undo_redo_descriptions(self) -> UndoRedoDescriptions:
        return UndoRedoDescriptions(None, None)

    def close(self) -> None:
        self.events.append("close")
