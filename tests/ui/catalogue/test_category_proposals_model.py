"""The list of proposed categories: accepted ones go, and come back to their places."""

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.domain.category_proposal import CategoryProposal
from desktop_app.domain.product import Category, Product
from desktop_app.domain.product_list import ListedProduct
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.catalogue.category_proposals_model import CategoryProposalsModel
from desktop_app.ui.i18n.language import Translations
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from tests.ui.audit.fake_client import FakeCatalogue, ready_client

pytestmark = pytest.mark.usefixtures("english")
PROPOSALS = [
    CategoryProposal(number, f"P-{number}", "", "Toys" if number == 3 else "", "Tools", probability)
    for number, probability in ((1, 0.99), (2, 0.95), (3, 0.9), (4, 0.5))
]


class NamedProducts(FakeCatalogue):
    """Has a product with a name for each id."""

    def list_rows(self, product_ids: Sequence[int]) -> dict[int, ListedProduct]:
        return {number: ListedProduct(_named(number), None, 0) for number in product_ids}


def _named(number: int) -> Product:
    texts = {"name_zh": f"名称 {number}"}
    return Product(number, f"P-{number}", f"Name {number}", attributes=texts)


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[CategoryProposalsModel]:
    lane, parent = Lane("decoding"), QObject()
    with ready_client(NamedProducts(), qtbot) as client:
        thumbnails = ThumbnailCache(client, lane, parent)
        model = CategoryProposalsModel(client, thumbnails, parent)
        model.set_proposals(PROPOSALS)
        yield model
        model.stop()
    assert lane.stop()


def skus(model: CategoryProposalsModel) -> list[str]:
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def test_proposals_from_a_probability_on_are_the_first_rows(model: CategoryProposalsModel) -> None:
    assert [model.count_from(limit) for limit in (0.0, 0.9, 0.95, 0.991)] == [4, 3, 2, 0]


def test_removed_proposals_come_back_to_their_places(model: CategoryProposalsModel) -> None:
    middle = model.remove(1, 1)
    first = model.remove(0, 1)
    assert skus(model) == ["P-3", "P-4"]
    assert model.put_back(first) == 0
    assert model.put_back(middle) == 1
    assert skus(model) == ["P-1", "P-2", "P-3", "P-4"]
    everything = model.remove(0, 9)
    assert (model.rowCount(), model.remove(0, 1)) == (0, [])
    assert model.put_back(everything) == 0
    assert model.proposals == PROPOSALS


def test_a_row_shows_both_categories_in_the_language_of_the_window(
    model: CategoryProposalsModel, qtbot: QtBot
) -> None:
    model.set_categories({"Tools": Category(1, {"zh": "工具"})})
    row = [model.index(2, column).data() for column in range(2, 5)]
    assert row == ["Toys", "Tools", "90%"]
    assert model.index(0, 2).data() == "(none)"
    name = model.index(0, 0)
    name.data(Qt.ItemDataRole.DecorationRole)
    qtbot.waitUntil(lambda: name.data() == "Name 1")
    translations = Translations(paths.translations_folder())
    translations.set_language("zh_CN")
    assert (model.index(2, 3).data(), name.data()) == ("工具", "名称 1")
    translations.set_language("en")


def test_the_name_is_read_when_the_row_is_drawn(
    model: CategoryProposalsModel, qtbot: QtBot
) -> None:
    name = model.index(0, 0)
    assert name.data() == "P-1"
    name.data(Qt.ItemDataRole.DecorationRole)
    qtbot.waitUntil(lambda: name.data() == "Name 1")
