"""What is said of products is one action each time, and a table says as much as a click."""

from pathlib import Path

import pytest

from desktop_app.catalogue.backups import BACKUPS_NAME
from desktop_app.engine.audit.findings import Ruling, Settlement
from desktop_app.errors import VitrineError
from tests.engine.audit.conftest import Shop


def _table(tmp_path: Path, *lines: str, heading: str = "decision,sku_a,sku_b") -> Path:
    file = tmp_path / "decisions.csv"
    file.write_text("\n".join([heading, *lines]), encoding="utf-8")
    return file


def _backups(shop: Shop) -> list[str]:
    folder = shop.store.folder / BACKUPS_NAME
    return [file.name for file in folder.iterdir()] if folder.exists() else []


def test_undo_and_redo_say_what_they_would_do(shop: Shop) -> None:
    one, two, three = (shop.add(sku) for sku in "ABC")
    assert (shop.audit.history().undo, shop.audit.history().redo) == (None, None)
    shop.settle(Settlement("merge", (one, two, three)))
    shop.audit.undo()
    shop.say("different", one, two)
    shop.say("later", one, three)
    shop.audit.undo()
    shop.restart()
    history = shop.audit.history()
    assert str(history.undo) == "2 products said to be different"
    assert str(history.redo) == "2 products put off"
    shop.audit.undo()
    shop.audit.undo()
    assert shop.audit.history().undo is None
    shop.audit.redo()
    assert str(shop.audit.history().undo) == "2 products said to be different"


def test_a_merge_is_undone_after_a_restart(shop: Shop) -> None:
    one, two = shop.add("A", name="old"), shop.add("B")
    shop.say("merge", one, two, name="new")
    shop.restart()
    assert str(shop.audit.history().undo) == "Merge of 2 products"
    shop.audit.undo()
    assert shop.store.product(one).name == "old"
    assert shop.store.count_products() == 2


def test_many_settlements_are_one_action(shop: Shop) -> None:
    with shop.store.atomic():
        ids = [shop.add(f"P-{number}", str(number)) for number in range(3000)]
    before = shop.store.first_products(5000)
    shop.settle(
        *(Settlement("merge", tuple(ids[at : at + 3]), {"name": "x"}) for at in range(0, 3000, 3))
    )
    assert shop.store.count_products() == 1000
    assert str(shop.audit.history().undo) == "Merge of 3000 products"
    shop.audit.undo()
    assert shop.store.first_products(5000) == before
    assert shop.audit.history().undo is None


def test_one_action_has_one_ruling(shop: Shop) -> None:
    one, two, three = (shop.add(sku) for sku in "ABC")
    with pytest.raises(ValueError, match="one ruling"):
        shop.settle(Settlement("merge", (one, two)), Settlement("later", (one, three)))


@pytest.mark.parametrize(
    "settlement",
    [
        Settlement("merge", (1,)),
        Settlement("merge", (1, 1)),
        Settlement("variant", (1, 2), {"name": "x"}),
        Settlement("merge", (1, 2), {"sku": "x"}),
    ],
)
def test_what_makes_no_sense_is_refused(shop: Shop, settlement: Settlement) -> None:
    with pytest.raises(ValueError, match=r"needed|only a merge|cannot set"):
        shop.settle(settlement)


def test_nothing_said_is_no_action(shop: Shop) -> None:
    shop.settle()
    assert shop.audit.history().undo is None
    assert _backups(shop) == []


def test_what_was_merged_meanwhile_is_told_with_the_next_step(shop: Shop) -> None:
    one, two, three = (shop.add(sku) for sku in "ABC")
    shop.say("merge", one, two)
    with pytest.raises(VitrineError, match="merged or removed meanwhile") as caught:
        shop.say("different", two, three)
    assert "groups again" in caught.value.as_line()


def test_the_first_action_finds_a_copy_made(shop: Shop) -> None:
    one, two = shop.add("A"), shop.add("B")
    shop.say("later", one, two)
    shop.say("variant", one, two)
    (name,) = _backups(shop)
    assert name.startswith("catalog-")


def test_an_action_that_is_cancelled_changes_nothing(shop: Shop) -> None:
    one, two = shop.add("A"), shop.add("B")
    job = shop.audit.settle([Settlement("merge", (one, two))], author="")
    next(job)
    job.close()
    assert shop.store.count_products() == 2
    assert _backups(shop) == []


def test_a_table_of_decisions_is_an_action_a_ruling(shop: Shop, tmp_path: Path) -> None:
    one, two, three, four = (shop.add(sku) for sku in "ABCD")
    file = _table(tmp_path, "Merge,B,A", "different,C,D", "different,B,D", "LATER,B,C")
    report = shop.take(file)
    assert (report.taken, report.known, report.rejected) == (4, 0, ())
    assert shop.store.decisions.merged() == {one: two}
    expected: dict[tuple[int, int], Ruling] = {
        (one, two): "merge",
        (three, four): "different",
        (two, four): "different",
        (two, three): "later",
    }
    assert shop.store.decisions.settled() == expected
    assert shop.audit.history().undo is not None
    for _ in range(3):
        shop.audit.undo()
    assert shop.audit.history().undo is None
    assert shop.store.count_products() == 4


def test_what_is_known_is_not_said_again(shop: Shop, tmp_path: Path) -> None:
    for sku in "ABC":
        shop.add(sku)
    file = _table(tmp_path, "merge,A,B", "variant,C,A")
    shop.take(file)
    report = shop.take(file)
    assert (report.taken, report.known, report.rejected) == (0, 2, ())


def test_merges_of_a_table_make_chains(shop: Shop, tmp_path: Path) -> None:
    one, two, three, four = (shop.add(sku) for sku in "ABCD")
    report = shop.take(_table(tmp_path, "merge,B,C", "merge,A,B", "merge,C,D", "merge,D,A"))
    assert (report.taken, report.known) == (3, 1)
    assert shop.store.decisions.merged() == {two: one, three: one, four: one}
    shop.audit.undo()
    assert shop.store.decisions.merged() == {}


def test_an_alias_in_a_table_stands_for_the_reference(shop: Shop, tmp_path: Path) -> None:
    one, _, three = (shop.add(sku) for sku in "ABC")
    report = shop.take(_table(tmp_path, "different,B,C", "merge,A,B"))
    assert report.taken == 2
    assert shop.store.decisions.settled()[one, three] == "different"


def test_lines_that_cannot_be_used_are_told_by_number(shop: Shop, tmp_path: Path) -> None:
    for sku in "ABC":
        shop.add(sku)
    file = _table(
        tmp_path,
        "same,A,B",
        "merge,A,=cmd",
        "later,A,",
        "merge,A,A",
        "",
        "different,A,B,C",
        "merge,A,B",
        "variant,B,A",
        "later,A,C",
        "variant,C,A",
    )
    report = shop.take(file)
    assert report.taken == 2
    assert {rejection.line: str(rejection.reason) for rejection in report.rejected} == {
        2: "The decision same is none of merge, variant, different and later.",
        3: "The catalogue has no product =cmd.",
        4: "The SKU is missing.",
        5: "Both SKUs are the same.",
        7: "The row has more cells than the line of headings.",
        9: "B and A were merged into one.",
        10: "A later line is about the same products.",
    }


def test_a_table_without_the_columns_is_refused(shop: Shop, tmp_path: Path) -> None:
    file = _table(tmp_path, heading="decision,sku_a,sku")
    with pytest.raises(VitrineError, match="no column sku_b"):
        shop.take(file)


def test_an_import_that_is_cancelled_leaves_nothing(shop: Shop, tmp_path: Path) -> None:
    shop.add("A")
    shop.add("B")
    job = shop.audit.import_decisions(_table(tmp_path, "merge,A,B"), author="")
    next(job)
    next(job)
    job.close()
    assert shop.store.count_products() == 2
    assert shop.audit.history().undo is None
    assert _backups(shop) == []


def test_a_table_that_fails_in_the_middle_leaves_nothing(
    shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for sku in "ABC":
        shop.add(sku)

    def fail() -> None:
        raise OSError("the disk is gone")

    monkeypatch.setattr(shop.store.decisions, "settled", fail)
    with pytest.raises(VitrineError):
        shop.take(_table(tmp_path, "merge,A,B", "later,A,C"))
    assert shop.store.count_products() == 3
    assert shop.audit.history().undo is None
