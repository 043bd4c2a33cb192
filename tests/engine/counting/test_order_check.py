from pathlib import Path

from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.product import Product
from desktop_app.domain.tally import Tally
from desktop_app.engine.counting.order_check import (
    CheckedLine,
    OrderLine,
    check_order,
    load_order,
    order_of_tally,
)
from tests.actor import ACTOR
from tests.engine.counter.accepted import CUP, TEA, accepted

BAG = Product(99, "BAG", "Bag")


def _line(product: Product, ordered: int) -> OrderLine:
    return OrderLine(product.sku, product.name, ordered, product)


def test_each_product_is_complete_missing_too_many_or_not_ordered() -> None:
    order = [_line(CUP, 2), _line(TEA, 3), OrderLine("GONE", "Old", 1, None)]
    check = check_order(order, [(TEA, 2), (CUP, 2), (BAG, 1)])
    assert [(line.sku, line.state, line.difference) for line in check.lines] == [
        (CUP.sku, "complete", 0),
        (TEA.sku, "missing", -1),
        ("GONE", "missing", -1),
        ("BAG", "unordered", 1),
    ]
    assert not check.is_complete
    assert check.count("missing") == 2
    assert (check.missing, check.too_many, check.not_ordered) == (2, 0, 1)
    assert check_order([_line(CUP, 1)], [(CUP, 4)]).too_many == 3
    assert check_order([_line(CUP, 1)], [(CUP, 4)]).lines[0].state == "too many"


def test_an_order_is_complete_if_nothing_else_is_there() -> None:
    order = [_line(CUP, 2)]
    assert check_order(order, [(CUP, 2)]).is_complete
    assert not check_order(order, [(CUP, 2)], unknown=1).is_complete
    assert check_order(order, [(CUP, 2)]).lines == (CheckedLine(CUP.sku, CUP.name, CUP, 2, 2),)


def test_the_lines_of_a_tally_are_an_order() -> None:
    tally = Tally().add(accepted(CUP), "a").add(accepted(TEA), "b").add(accepted(CUP), "c")
    assert order_of_tally(tally) == (_line(CUP, 2), _line(TEA, 1))


def test_lines_of_one_product_are_added_up_also_under_an_alias(tmp_path: Path) -> None:
    file = tmp_path / "order.csv"
    file.write_text(
        "sku,quantity,name\nA-1,2,x\nOLD-1,1,x\nB-9,4,Bag\nB-9,1,Bag\n", encoding="utf-8"
    )
    store = open_catalogue(tmp_path / "shop", actor=ACTOR, create=True)
    try:
        with store.transaction():
            ids = store.products.add({"A-1": {"name": "Tea"}})
            store.products.add_aliases({ids["A-1"]: ["OLD-1"]})
        order = load_order(file, store)
    finally:
        store.close()
    assert [(line.sku, line.name, line.ordered) for line in order] == [
        ("A-1", "Tea", 3),
        ("B-9", "Bag", 5),
    ]
    assert order[1].product is None
