"""A workspace without model and database, and a client that runs use cases on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from desktop_app.domain.answer import Answer, CategoryGuess, Hit, Timings
from desktop_app.domain.evidence import SimilarityWeights
from desktop_app.domain.product import Category, Product
from desktop_app.engine.catalogue_browser import CatalogueBrowser
from desktop_app.engine.workspace import Workspace
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job, Progress
from desktop_app.ui.background.engine_client import EngineClient

HIT = Hit(Product(1, "A-1"), None, 0.9)
UNREADABLE = b"unreadable"


class FakeWorkspace:
    """Answers every photo with the same hit and records the calls."""

    name = "Shop"

    def __init__(self) -> None:
        self.identified: list[tuple[object, int, str]] = []
        self.words: list[str] = []
        self.compared: list[tuple[int, SimilarityWeights]] = []

    def identify(self, photo: object, *, top: int, category: str, words: str) -> Answer:
        self.identified.append((photo, top, category))
        self.words.append(words)
        if photo == UNREADABLE:
            raise VitrineError(Message("unreadable"))
        return Answer("match", CategoryGuess("", 0), (HIT,), cast("Timings", None), "cpu")

    def similar(self, picture_id: int, *, top: int, weights: SimilarityWeights) -> tuple[Hit, ...]:
        self.compared.append((picture_id, weights))
        return (HIT,)

    def search(self, text: str, *, limit: int) -> tuple[Hit, ...]:
        self.words.append(text)
        return (HIT,)

    def browse(self, *, limit: int) -> tuple[Hit, ...]:
        return (HIT,)

    def categories(self) -> dict[str, Category]:
        return {"Fruit": Category(1)}

    def status(self) -> None:
        return None

    def learning(self) -> "FakeWorkspace":
        return self

    def teaching_state(self) -> None:
        return None

    def close(self) -> None:
        pass


@contextmanager
def client_of(workspace: FakeWorkspace) -> Iterator[EngineClient]:
    """Return a client that opens the workspace; stop it at the end."""

    def prepare(*_: object, **__: object) -> Job[Workspace]:
        yield Progress(0, 0, Message(""))
        return cast("Workspace", workspace)

    client = EngineClient(lambda *_, **__: cast("CatalogueBrowser", workspace), prepare)
    try:
        yield client
    finally:
        assert client.stop()
