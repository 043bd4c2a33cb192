"""Rows are read in blocks, the newest request first, and kept within bounds."""

from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.product import Product
from desktop_app.domain.product_list import ListedProduct
from desktop_app.errors import Message, VitrineError
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.catalogue import row_cache
from desktop_app.ui.catalogue.row_cache import BLOCK_ROWS, RowCache
from tests.ui.audit.fake_client import FakeCatalogue, ready_client


class ManyProducts(FakeCatalogue):
    """Has a product for each id but 13."""

    def __init__(self) -> None:
        self.read: list[int] = []
        self.error: VitrineError | None = None

    def list_rows(self, product_ids: Sequence[int]) -> dict[int, ListedProduct]:
        self.read.append(product_ids[0])
        if self.error is not None:
            raise self.error
        return {
            number: ListedProduct(Product(number, f"S-{number}"), None, 0)
            for number in product_ids
            if number != 13
        }


@pytest.fixture
def catalogue() -> ManyProducts:
    return ManyProducts()


@pytest.fixture
def client(catalogue: ManyProducts, qtbot: QtBot) -> Iterator[EngineClient]:
    with ready_client(catalogue, qtbot) as client:
        yield client


@pytest.fixture
def rows(client: EngineClient) -> RowCache:
    rows = RowCache(client)
    rows.set_ids(np.arange(1000, dtype=np.int64))
    return rows


def sku(rows: RowCache, row: int) -> str | None:
    shown = rows.product(row)
    return None if shown is None else shown.listed.product.sku


def test_a_block_is_read_when_one_of_its_rows_is_shown(
    rows: RowCache, catalogue: ManyProducts, qtbot: QtBot
) -> None:
    assert sku(rows, 70) is None
    with qtbot.waitSignal(rows.loaded) as loaded:
        sku(rows, 71)
    assert loaded.args == [BLOCK_ROWS, 2 * BLOCK_ROWS]
    assert (sku(rows, 70), sku(rows, 127)) == ("S-70", "S-127")
    assert catalogue.read == [BLOCK_ROWS]


def test_the_newest_request_is_read_first_and_old_ones_are_dropped(
    rows: RowCache, catalogue: ManyProducts, qtbot: QtBot
) -> None:
    for block in range(10):
        rows.product(block * BLOCK_ROWS)
    qtbot.waitUntil(lambda: len(catalogue.read) >= 7)
    qtbot.wait(50)
    blocks = [first // BLOCK_ROWS for first in catalogue.read]
    assert blocks == [0, 9, 8, 7, 6, 5, 4]


def test_a_changed_product_is_shown_as_it_was_until_it_is_read_again(
    rows: RowCache, catalogue: ManyProducts, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(rows.loaded):
        rows.product(1)
    rows.invalidate()
    with qtbot.waitSignal(rows.loaded):
        assert sku(rows, 1) == "S-1"
    assert len(catalogue.read) == 2
    rows.replace(ListedProduct(Product(1, "new"), None, 0))
    assert sku(rows, 1) == "new"
    assert len(catalogue.read) == 2


def test_a_product_that_is_gone_is_not_read_again_and_again(
    rows: RowCache, catalogue: ManyProducts, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(rows.loaded):
        rows.product(13)
    assert sku(rows, 13) is None
    qtbot.wait(20)
    assert catalogue.read == [0]


def test_an_error_is_reported_once(rows: RowCache, catalogue: ManyProducts, qtbot: QtBot) -> None:
    catalogue.error = VitrineError(Message("no"))
    with qtbot.waitSignal(rows.failed):
        rows.product(1)
    rows.product(1)
    qtbot.wait(20)
    assert catalogue.read == [0]
    catalogue.error = None
    rows.invalidate()
    with qtbot.waitSignal(rows.loaded):
        rows.product(1)
    assert sku(rows, 1) == "S-1"


def test_memory_is_bounded(rows: RowCache, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(row_cache, "_MAX_PRODUCTS", 2 * BLOCK_ROWS)
    for block in range(5):
        with qtbot.waitSignal(rows.loaded):
            rows.product(block * BLOCK_ROWS)
    assert len(rows._products) == 2 * BLOCK_ROWS
    assert sku(rows, 4 * BLOCK_ROWS) is not None
    assert sku(rows, 0) is None


def test_nothing_is_left_of_another_catalogue(rows: RowCache, qtbot: QtBot) -> None:
    with qtbot.waitSignal(rows.loaded):
        rows.product(1)
    rows.clear()
    assert len(rows.ids) == 0
    rows.set_ids(np.array([1]))
    assert rows.product(0) is None
