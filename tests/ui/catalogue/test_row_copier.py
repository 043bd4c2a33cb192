from collections.abc import Sequence
from typing import cast

from desktop_app.domain.product import Product
from desktop_app.domain.product_list import ListedProduct
from desktop_app.engine.catalogue_browser import CatalogueBrowser
from desktop_app.ui.catalogue import row_copier
from desktop_app.ui.catalogue.row_copier import RowCopier, rows_as_text
from desktop_app.ui.i18n.messages import Notice
from tests.ui.catalogue.list_driver import ListDriver


class Catalogue:
    def list_rows(self, product_ids: Sequence[int]) -> dict[int, ListedProduct]:
        return {
            number: ListedProduct(Product(number, f"S-{number}", name="a\tb\nc"), None, 2)
            for number in product_ids
            if number != 7
        }


def test_every_product_is_one_line_of_cells(english: None) -> None:
    catalogue = cast("CatalogueBrowser", Catalogue())
    text = rows_as_text(catalogue, [3, 7, 1], ("picture", "sku", "name", "pictures"))
    assert text == "SKU\tName\tPictures\nS-3\ta b c\t2\nS-1\ta b c\t2"


def test_too_many_rows_are_not_copied(products: ListDriver) -> None:
    notices: list[Notice] = []
    copier = RowCopier(products.client, products.panel)
    copier.notice_raised.connect(notices.append)
    copier.copy(range(row_copier.MAX_ROWS + 1), ("sku",))
    copier.copy([], ("sku",))
    assert [notice.kind for notice in notices] == ["warning"]
