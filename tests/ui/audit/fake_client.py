"""A client of the engine over a fake catalogue."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from pytestqt.qtbot import QtBot

from desktop_app.engine.catalogue_browser import CatalogueBrowser
from desktop_app.engine.status import CatalogueStatus, DeviceReport
from desktop_app.engine.workspace import Workspace
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.ui.background.engine_client import EngineClient


class FakeCatalogue:
    """An open catalogue and a workspace without contents; tests add what they need."""

    name = "shop"

    @property
    def catalogue(self) -> "FakeCatalogue":
        return self

    def status(self) -> CatalogueStatus:
        device = DeviceReport("cpu", "cpu", None)
        return CatalogueStatus(self.name, self.name, 0, 0, 0, "model", device)

    def close(self) -> None:
        pass


@contextmanager
def ready_client(fake: FakeCatalogue, qtbot: QtBot) -> Iterator[EngineClient]:
    """Return a client for which the fake is open and ready; stop it at the end."""

    def prepare(*_: object, **__: object) -> Job[Workspace]:
        yield Progress(0, 0, Message(""))
        return cast("Workspace", fake)

    client = EngineClient(lambda *_, **__: cast("CatalogueBrowser", fake), prepare)
    try:
        with qtbot.waitSignal(client.ready):
            client.open(Path("catalogue"), Path("card"), "cpu")
        yield client
    finally:
        assert client.stop()
