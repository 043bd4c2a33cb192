from desktop_app.cli.output.order_check import order_as_json, order_as_lines
from desktop_app.engine.counting.order_check import OrderLine, check_order
from tests.engine.counter.accepted import CUP, TEA


def test_the_lines_say_what_is_missing_and_what_nobody_has_ordered() -> None:
    order = [OrderLine(CUP.sku, CUP.name, 3, CUP), OrderLine("GONE", "Old", 1, None)]
    lines = order_as_lines(check_order(order, [(CUP, 1), (TEA, 2)], 1), all_read=True)
    assert lines == [
        "Order: 3 missing, 2 not ordered, 1 unknown",
        f"    1 of 3    {CUP.sku}  {CUP.name} (2 missing)",
        "    0 of 1    GONE  Old (1 missing, not in the catalogue)",
        f"    2 of 0    {TEA.sku}  {TEA.name} (not ordered)",
    ]


def test_no_order_is_complete_with_an_unreadable_photo() -> None:
    check = check_order([OrderLine(CUP.sku, CUP.name, 1, CUP)], [(CUP, 1)])
    assert order_as_lines(check, all_read=True)[0] == "Order complete"
    assert order_as_json(check, all_read=True)["complete"]
    assert order_as_lines(check, all_read=False)[0] == "Order: not all photos could be read"
    assert not order_as_json(check, all_read=False)["complete"]
