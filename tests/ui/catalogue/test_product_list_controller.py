"""Which products are listed, and in which order while there are words."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.product_list import ProductFilter, ProductOrder
from desktop_app.errors import Message, VitrineError
from desktop_app.ui.catalogue.product_list_controller import ProductListController
from tests.ui.audit.fake_client import FakeCatalogue, ready_client

WORDS = ProductFilter(words="mug")


class Lists(FakeCatalogue):
    """Records the requests for lists."""

    def __init__(self) -> None:
        self.requests: list[tuple[ProductFilter, ProductOrder]] = []

    def list_product_ids(
        self, product_filter: ProductFilter, order: ProductOrder, *, language: str
    ) -> npt.NDArray[np.int64]:
        self.requests.append((product_filter, order))
        if product_filter.brand == "broken":
            raise VitrineError(Message("broken"))
        return np.arange(len(self.requests), dtype=np.int64)


@pytest.fixture
def catalogue() -> Lists:
    return Lists()


@pytest.fixture
def controller(catalogue: Lists, qtbot: QtBot) -> Iterator[ProductListController]:
    with ready_client(catalogue, qtbot) as client:
        yield ProductListController(client)


def test_the_best_match_comes_first_while_there_are_words(
    controller: ProductListController, catalogue: Lists, qtbot: QtBot
) -> None:
    by_price = ProductOrder("price", True)
    with qtbot.waitSignal(controller.listed):
        controller.sort(by_price)
    with qtbot.waitSignal(controller.listed):
        controller.set_filter(WORDS)
    with qtbot.waitSignal(controller.listed):
        controller.set_filter(ProductFilter())
    assert [order for _, order in catalogue.requests] == [by_price, ProductOrder(), by_price]


def test_an_order_that_is_chosen_for_words_stays(
    controller: ProductListController, catalogue: Lists, qtbot: QtBot
) -> None:
    by_name = ProductOrder("name")
    with qtbot.waitSignal(controller.listed):
        controller.set_filter(WORDS)
    with qtbot.waitSignal(controller.listed):
        controller.sort(by_name)
    with qtbot.waitSignal(controller.listed):
        controller.set_filter(ProductFilter())
    assert catalogue.requests[-1] == (ProductFilter(), by_name)
    with qtbot.assertNotEmitted(controller.started):
        controller.sort(by_name)


def test_the_latest_request_wins(controller: ProductListController, qtbot: QtBot) -> None:
    listed: list[int] = []
    controller.listed.connect(lambda ids: listed.append(len(ids)))
    for words in ("m", "mu", "mug"):
        controller.set_filter(ProductFilter(words=words))
    qtbot.waitUntil(lambda: len(listed) > 0)
    assert len(listed) == 1
    assert controller.product_filter == WORDS


def test_a_failure_ends_the_reading(controller: ProductListController, qtbot: QtBot) -> None:
    with qtbot.waitSignals([controller.failed, controller.ended]):
        controller.set_filter(ProductFilter(brand="broken"))
    controller.reset()
    assert controller.product_filter == ProductFilter()
