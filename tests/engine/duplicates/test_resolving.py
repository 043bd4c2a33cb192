"""What is said of products is one action each time, and a table says as much as a click."""

import shutil
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from desktop_app.catalogue.sqlite.backups import BACKUPS_NAME
from desktop_app.domain.resolution import Resolution, ResolutionKind
from desktop_app.errors import VitrineError
from tests.engine.bare_shop import BareShop


def _table(tmp_path: Path, *lines: str, heading: str = "decision,sku_a,sku_b") -> Path:
    file = tmp_path / "decisions.csv"
    file.write_text("\n".join([heading, *lines]), encoding="utf-8")
    return file


def _backups(bare_shop: BareShop) -> list[str]:
    folder = bare_shop.store.cache_folder / BACKUPS_NAME
    return [file.name for file in folder.iterdir()] if folder.exists() else []


def test_undo_and_redo_say_what_they_would_do(bare_shop: BareShop) -> None:
    one, two, three = (bare_shop.add(sku) for sku in "ABC")
    assert (bare_shop.audit.history().undo, bare_shop.audit.history().redo) == (None, None)
    bare_shop.settle(Resolution("merge", (one, two, three)))
    bare_shop.audit.undo()
    bare_shop.say("different", one, two)
    bare_shop.say("later", one, three)
    bare_shop.audit.undo()
    bare_shop.restart()
    history = bare_shop.audit.history()
    assert str(history.undo) == "2 products marked as different"
    assert str(history.redo) == "2 products put off"
    bare_shop.audit.undo()
    bare_shop.audit.undo()
    assert bare_shop.audit.history().undo is None
    bare_shop.audit.redo()
    assert str(bare_shop.audit.history().undo) == "2 products marked as different"


def test_a_merge_is_undone_after_a_restart(bare_shop: BareShop) -> None:
    one, two = bare_shop.add("A", name="old"), bare_shop.add("B")
    bare_shop.say("merge", one, two, name="new")
    bare_shop.restart()
    assert str(bare_shop.audit.history().undo) == "Merge of 2 products"
    bare_shop.audit.undo()
    assert bare_shop.store.products.get([one])[one].name == "old"
    assert bare_shop.store.products.count() == 2


def test_many_settlements_are_one_action(bare_shop: BareShop) -> None:
    with bare_shop.store.transaction():
        ids = [bare_shop.add(f"P-{number}", str(number)) for number in range(3000)]
    before = bare_shop.store.products.first(5000)
    bare_shop.settle(
        *(Resolution("merge", tuple(ids[at : at + 3]), {"name": "x"}) for at in range(0, 3000, 3))
    )
    assert bare_shop.store.products.count() == 1000
    assert str(bare_shop.audit.history().undo) == "Merge of 3000 products"
    bare_shop.audit.undo()
    assert bare_shop.store.products.first(5000) == before
    assert bare_shop.audit.history().undo is None


def test_what_is_said_of_hundreds_holds_until_another_product_joins_them(
    bare_shop: BareShop,
) -> None:
    with bare_shop.store.transaction():
        ids = [bare_shop.add(f"P-{number}", "no image") for number in range(300)]
    bare_shop.say("different", *ids)
    (group,) = bare_shop.groups()
    assert (set(group.product_ids), group.state) == (set(ids), "settled")
    bare_shop.say("later", *ids[:200])
    later, settled = bare_shop.groups()
    assert (set(later.product_ids), later.state) == (set(ids[:200]), "later")
    # Each is linked with the first one, who is among those that were put off.
    assert set(settled.product_ids) == {ids[0], *ids[200:]}
    new = bare_shop.add("New", "no image")
    assert [set(group.product_ids) for group in bare_shop.groups() if group.state == "open"] == [
        {ids[0], new}
    ]


def test_what_a_reference_lacks_is_told_where_the_others_agree(bare_shop: BareShop) -> None:
    one = bare_shop.add("A", "same", name="Cup", currency="EUR")
    for sku, brand, price in (("B", "Mokk", 5), ("C", "Mok", 5), ("D", "", None)):
        values = {"price": price and Decimal(price), "currency": "USD" if price else ""}
        bare_shop.add(sku, "same", name=f"Mug {sku}", brand=brand, gtin="4006381333931", **values)
    (group,) = bare_shop.groups()
    assert group.product_ids[0] == one
    assert group.complementary_values == {
        "price": Decimal(5),
        "currency": "USD",
        "gtin": "4006381333931",
    }


def test_one_action_has_one_ruling(bare_shop: BareShop) -> None:
    one, two, three = (bare_shop.add(sku) for sku in "ABC")
    with pytest.raises(ValueError, match="one kind"):
        bare_shop.settle(Resolution("merge", (one, two)), Resolution("later", (one, three)))


@pytest.mark.parametrize(
    "settlement",
    [
        Resolution("merge", (1,)),
        Resolution("merge", (1, 1)),
        Resolution("variant", (1, 2), {"name": "x"}),
        Resolution("merge", (1, 2), {"sku": "x"}),
    ],
)
def test_what_makes_no_sense_is_refused(bare_shop: BareShop, settlement: Resolution) -> None:
    with pytest.raises(ValueError, match=r"needed|only a merge|cannot set"):
        bare_shop.settle(settlement)


def test_nothing_said_is_no_action(bare_shop: BareShop) -> None:
    bare_shop.settle()
    assert bare_shop.audit.history().undo is None
    assert _backups(bare_shop) == []


def test_what_was_merged_meanwhile_is_told_with_the_next_step(bare_shop: BareShop) -> None:
    one, two, three = (bare_shop.add(sku) for sku in "ABC")
    bare_shop.say("merge", one, two)
    with pytest.raises(VitrineError, match="merged or removed meanwhile") as caught:
        bare_shop.say("different", two, three)
    assert "groups again" in caught.value.as_line()


def test_before_the_first_action_the_catalogue_is_copied(bare_shop: BareShop) -> None:
    one, two = bare_shop.add("A"), bare_shop.add("B")
    bare_shop.say("merge", one, two)
    bare_shop.say("later", one, bare_shop.add("C"))
    bare_shop.restart()
    (name,) = _backups(bare_shop)
    with closing(sqlite3.connect(bare_shop.store.cache_folder / BACKUPS_NAME / name)) as copy:
        assert copy.execute("SELECT count(*), count(merged_into) FROM products").fetchone() == (
            2,
            0,
        )


def test_an_action_that_cannot_be_backed_up_is_refused(
    bare_shop: BareShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = shutil._ntuple_diskusage(1000, 1000, 0)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: full)
    one, two = bare_shop.add("A"), bare_shop.add("B")
    with pytest.raises(VitrineError, match="no room"):
        bare_shop.say("merge", one, two)
    assert bare_shop.audit.history().undo is None


def test_a_table_of_decisions_is_an_action_a_ruling(bare_shop: BareShop, tmp_path: Path) -> None:
    one, two, three, four = (bare_shop.add(sku) for sku in "ABCD")
    file = _table(tmp_path, "Merge,B,A", "different,C,D", "different,B,D", "LATER,B,C")
    report = bare_shop.take(file)
    assert (report.applied, report.unchanged, report.rejected) == (4, 0, ())
    assert bare_shop.store.resolutions.merge_targets() == {one: two}
    expected: dict[tuple[int, int], ResolutionKind] = {
        (one, two): "merge",
        (three, four): "different",
        (two, four): "different",
        (two, three): "later",
    }
    rulings = bare_shop.store.resolutions.pair_resolutions()
    assert {pair: rulings.kind_of(*pair) for pair in expected} == expected
    assert rulings.kind_of(one, three) is None
    assert bare_shop.audit.history().undo is not None
    for _ in range(3):
        bare_shop.audit.undo()
    assert bare_shop.audit.history().undo is None
    assert bare_shop.store.products.count() == 4


def test_what_is_known_is_not_said_again(bare_shop: BareShop, tmp_path: Path) -> None:
    for sku in "ABC":
        bare_shop.add(sku)
    file = _table(tmp_path, "merge,A,B", "variant,C,A")
    bare_shop.take(file)
    report = bare_shop.take(file)
    assert (report.applied, report.unchanged, report.rejected) == (0, 2, ())


def test_merges_of_a_table_make_chains(bare_shop: BareShop, tmp_path: Path) -> None:
    one, two, three, four = (bare_shop.add(sku) for sku in "ABCD")
    report = bare_shop.take(_table(tmp_path, "merge,B,C", "merge,A,B", "merge,C,D", "merge,D,A"))
    assert (report.applied, report.unchanged) == (3, 1)
    assert bare_shop.store.resolutions.merge_targets() == {two: one, three: one, four: one}
    bare_shop.audit.undo()
    assert bare_shop.store.resolutions.merge_targets() == {}


def test_an_alias_in_a_table_stands_for_the_reference(bare_shop: BareShop, tmp_path: Path) -> None:
    one, _, three = (bare_shop.add(sku) for sku in "ABC")
    report = bare_shop.take(_table(tmp_path, "different,B,C", "merge,A,B"))
    assert report.applied == 2
    assert bare_shop.store.resolutions.pair_resolutions().kind_of(one, three) == "different"


def test_lines_that_cannot_be_used_are_told_by_number(bare_shop: BareShop, tmp_path: Path) -> None:
    for sku in "ABC":
        bare_shop.add(sku)
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
    report = bare_shop.take(file)
    assert report.applied == 2
    assert {rejection.line: str(rejection.reason) for rejection in report.rejected} == {
        2: "The decision same is not merge, variant, different or later.",
        3: "The catalogue has no product =cmd.",
        4: "The SKU is missing.",
        5: "Both SKUs are the same.",
        7: "The row has more cells than the line of headings.",
        9: "B and A were merged into one.",
        10: "A later line is about the same products.",
    }


def test_a_table_without_the_columns_is_refused(bare_shop: BareShop, tmp_path: Path) -> None:
    file = _table(tmp_path, heading="decision,sku_a,sku")
    with pytest.raises(VitrineError, match="no column sku_b"):
        bare_shop.take(file)


def test_an_import_that_is_cancelled_leaves_nothing(bare_shop: BareShop, tmp_path: Path) -> None:
    bare_shop.add("A")
    bare_shop.add("B")
    job = bare_shop.audit.import_decisions(_table(tmp_path, "merge,A,B"))
    next(job)
    job.close()
    assert bare_shop.store.products.count() == 2
    assert bare_shop.audit.history().undo is None
    assert _backups(bare_shop) == []


def test_a_table_that_fails_in_the_middle_leaves_nothing(
    bare_shop: BareShop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for sku in "ABC":
        bare_shop.add(sku)

    def fail() -> None:
        raise OSError("the disk is gone")

    monkeypatch.setattr(bare_shop.store.resolutions, "pair_resolutions", fail)
    with pytest.raises(VitrineError):
        bare_shop.take(_table(tmp_path, "merge,A,B", "later,A,C"))
    assert bare_shop.store.products.count() == 3
    assert bare_shop.audit.history().undo is None
