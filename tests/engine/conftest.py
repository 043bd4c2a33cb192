"""An engine over the shipped model and an empty catalogue."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop_app import paths
from desktop_app.engine.engine import Engine
from desktop_app.progress import Job
from desktop_app.settings import Measure
from tests.engine.bare_shop import BareShop

OpenEngine = Callable[..., Engine]


def finish(job: Job[Any]) -> Any:
    """Run a job to its end and return its result."""
    while True:
        try:
            next(job)
        except StopIteration as end:
            return end.value


@pytest.fixture
def open_engine(tmp_path: Path) -> Iterator[OpenEngine]:
    """Return a function that opens and prepares the engine; all are closed at the end."""
    opened: list[Engine] = []

    def open_(folder: Path = tmp_path / "catalogue", *, measure: Measure = "auto") -> Engine:
        engine = Engine.open(folder, paths.model_card(""), device="cpu", measure=measure)
        opened.append(engine)
        finish(engine.prepare())
        return engine

    yield open_
    for engine in opened:
        engine.close()


@pytest.fixture
def engine(open_engine: OpenEngine) -> Engine:
    """Return an engine over an empty catalogue."""
    return open_engine()


@pytest.fixture(name="finish")
def finish_fixture() -> Callable[[Job[Any]], Any]:
    """Return the function that runs a job to its end."""
    return finish


@pytest.fixture
def bare_shop(tmp_path: Path) -> Iterator[BareShop]:
    """Return an empty catalogue and its audit, without a model."""
    shop = BareShop(tmp_path / "shop", finish)
    yield shop
    shop.store.close()


@pytest.fixture
def shop(engine: Engine, shop_table: Path) -> Engine:
    """Return an engine on six products, one picture each."""
    finish(engine.add(shop_table))
    return engine
