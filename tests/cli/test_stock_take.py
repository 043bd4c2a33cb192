"""``vitrine stock-take``."""

from pathlib import Path

import pytest

from desktop_app.catalogue.opening import open_catalogue
from desktop_app.cli import main
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.domain.region import Region
from desktop_app.domain.stock_take import StockUnit
from tests.actor import ACTOR
from tests.cli.conftest import ReadJson


@pytest.fixture
def counted(tmp_path: Path) -> str:
    """Return the folder of a catalogue with a stock take of one photo."""
    folder = tmp_path / "shop"
    store = open_catalogue(folder, actor=ACTOR)
    ids = store.products.add(
        {"A": {"attributes": {"Stock": "1"}}, "B": {"attributes": {"Stock": "5"}}, "C": {}}
    )
    units = [
        StockUnit(Region(0.1, 0.1, 0.2, 0.2), ids["A"], 0.9, is_sure=True),
        StockUnit(Region(0.3, 0.1, 0.4, 0.2), ids["C"], 0.9, is_sure=True),
        StockUnit(Region(0.5, 0.1, 0.6, 0.2), None),
    ]
    take_id = store.stock_takes.start("Cellar")
    store.stock_takes.add_photo(take_id, "hash", "/photos/shelf.jpg", units, b"", {})
    store.close()
    return str(folder)


def _run(folder: str, *options: str) -> int:
    return main(["stock-take", "--catalog", folder, *options])


def test_stock_takes_are_listed_and_shown(counted: str, printed_json: ReadJson) -> None:
    assert _run(counted, "--json") == 0
    (listed,) = printed_json()
    assert (listed["session"], listed["name"], listed["photos"]) == (1, "Cellar", 1)
    assert _run(counted, "--session", "1", "--unseen", "--json") == 0
    (shown,) = printed_json()
    assert {one["sku"]: one["state"] for one in shown["items"]} == {
        "A": "equal",
        "B": "not_seen",
        "C": "no_stock",
    }
    assert len(shown["unknown"]) == 1


def test_differences_are_settled_and_exported(
    counted: str, printed_json: ReadJson, tmp_path: Path
) -> None:
    file = tmp_path / "stock.csv"
    assert _run(counted, "--session", "1", "--count", "B=4", "A=2", "--keep", "B") == 0
    assert _run(counted, "--session", "1", "--set", "all", "--recount", "A") == 0
    assert _run(counted, "--session", "1", "--out", str(file), "--json") == 0
    *_, line = file.read_text(encoding="utf-8-sig").splitlines()
    assert "Not in the catalogue" in line
    store = open_catalogue(Path(counted), actor=ACTOR)
    stocks = {sku: one.attributes for sku, one in store.products.by_sku(["A", "B", "C"]).items()}
    store.close()
    assert stocks == {"A": {"Stock": "2"}, "B": {"Stock": "5"}, "C": {"Stock": "1"}}


def test_an_option_can_be_given_several_times(counted: str, printed_json: ReadJson) -> None:
    options = ("--count", "A=3", "--count", "B=4", "--keep", "A", "--keep", "B", "--json")
    assert _run(counted, "--session", "1", *options) == 0
    (shown,) = printed_json()
    items = {one["sku"]: (one["count"], one["decision"]) for one in shown["items"]}
    assert (items["A"], items["B"]) == ((3, "keep"), (4, "keep"))


def test_wrong_input_is_told(counted: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(counted, "--keep", "A") == ExitStatus.USAGE_ERROR
    assert _run(counted, "--session", "1", "--count", "A=x") == ExitStatus.USAGE_ERROR
    assert _run(counted, "--session", "1", "--name", "New") == ExitStatus.USAGE_ERROR
    assert _run(counted, "--session", "7") == ExitStatus.INPUT_ERROR
    assert _run(counted, "--session", "1", "--keep", "NONE") == ExitStatus.INPUT_ERROR
    assert _run(counted, "--session", "1", "--remove", "x.jpg") == ExitStatus.INPUT_ERROR
    assert _run(counted, "--forget", "7") == ExitStatus.INPUT_ERROR
    assert len(capsys.readouterr().err.splitlines()) == 7


def test_photos_and_stock_takes_are_removed(
    counted: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(counted, "--session", "1", "--remove", "/photos/shelf.jpg") == 0
    assert "0 units of 0 products" in capsys.readouterr().out
    assert _run(counted, "--forget", "1") == 0
    assert "There is no stock take." in capsys.readouterr().out


def test_photos_start_a_stock_take_and_continue_it(
    catalogue: str, shop_table: Path, printed_json: ReadJson, tmp_path: Path
) -> None:
    photo = shop_table.parent / "pictures" / "0.png"
    broken = tmp_path / "broken.jpg"
    broken.write_text("no picture", encoding="utf-8")
    options = ["stock-take", "--catalog", catalogue, "--json"]
    assert main([*options, str(photo), "--name", "Monday"]) == 0
    (first,) = printed_json()
    assert (first["session"], first["name"], first["photos"]) == (1, "Monday", 1)
    assert main([*options, str(photo), str(broken), "--session", "1"]) == ExitStatus.INPUT_ERROR
    (second,) = printed_json()
    assert second["photos"] == 1


def test_a_stock_take_without_any_photo_is_not_kept(
    catalogue: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_text("no picture", encoding="utf-8")
    assert _run(catalogue, str(broken)) == ExitStatus.INPUT_ERROR
    assert "is not a picture" in capsys.readouterr().err
    assert _run(catalogue) == 0
    assert "There is no stock take." in capsys.readouterr().out


def test_wrong_counts_are_told_before_anything_is_done(
    counted: str, capsys: pytest.CaptureFixture[str], printed_json: ReadJson
) -> None:
    wrong = _run(counted, "--session", "1", "--remove", "/photos/shelf.jpg", "--count", "A=x")
    assert wrong == ExitStatus.USAGE_ERROR
    assert "A=x is not SKU=N" in capsys.readouterr().err
    assert _run(counted, "--json") == 0
    assert printed_json()[0]["photos"] == 1


def test_a_wrong_table_is_told_before_the_stock_is_set(
    counted: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "o")
    assert _run(counted, "--session", "1", "--set", "all", "--out", out) == ExitStatus.INPUT_ERROR
    assert "The name o has the suffix of no format" in capsys.readouterr().err
    store = open_catalogue(Path(counted), actor=ACTOR)
    attributes = store.products.by_sku(["C"])["C"].attributes
    store.close()
    assert not attributes
