"""``vitrine identify``."""

from pathlib import Path

import pytest

from desktop_app.catalogue.opening import open_catalogue
from desktop_app.cli import main
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.domain.resolution import Resolution
from tests.actor import ACTOR
from tests.cli.conftest import ReadJson

HIT_KEYS = {"sku", "name", "score", "picture", "evidence"}


@pytest.fixture
def photo(shop_table: Path) -> str:
    """Return a photo of the product P-3."""
    return str(shop_table.parent / "pictures" / "3.png")


def test_merged_skus_are_printed_as_aliases(
    catalogue: str, shop_table: Path, printed_json: ReadJson
) -> None:
    store = open_catalogue(Path(catalogue), actor=ACTOR)
    ids = store.products.ids_by_sku(["P-2", "P-4"])
    store.resolutions.apply([Resolution("merge", (ids["P-2"], ids["P-4"]))])
    store.close()
    photo = str(shop_table.parent / "pictures" / "4.png")
    assert main(["identify", photo, "--catalog", catalogue, "--top", "2", "--json"]) == 0
    (answer,) = printed_json()
    merged, other = answer["hits"]
    assert (merged["sku"], merged["aliases"]) == ("P-2", ["P-4"])
    assert other.keys() == HIT_KEYS


def test_each_photo_gets_a_line_also_after_an_unreadable_one(
    catalogue: str, photo: str, shop_table: Path, printed_json: ReadJson
) -> None:
    status = main(
        ["identify", photo, str(shop_table), photo, "--catalog", catalogue, "--top", "2", "--json"]
    )
    assert status == ExitStatus.INPUT_ERROR
    first, unreadable, last = printed_json()
    assert first["photo"] == photo
    assert first["verdict"] in {"match", "check", "unknown"}
    assert first["category"].keys() == {"name", "score"}
    assert [hit.keys() for hit in first["hits"]] == [HIT_KEYS, HIT_KEYS]
    assert first["hits"][0]["sku"] == "P-3"
    assert 0 <= first["hits"][1]["score"] <= first["hits"][0]["score"] <= 1
    features = {"cosine", "margin", "agreement", "inliers", "lead", "centre", "print"}
    assert first["hits"][0]["evidence"].keys() >= features
    assert first["ms"].keys() >= {"decode", "crop", "embed", "search", "verify", "total"}
    assert first["device"] in {"cpu", "cuda"}
    assert first["region"].keys() == {"left", "top", "right", "bottom"}
    assert unreadable.keys() == {"photo", "error"}
    assert last["hits"] == first["hits"]


def test_an_answer_is_printed_for_people(
    catalogue: str, photo: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["identify", photo, "--catalog", catalogue]) == 0
    assert "P-3  Product 3" in capsys.readouterr().out


def test_an_unreadable_photo_is_an_error_line_for_people(
    catalogue: str, shop_table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["identify", str(shop_table), "--catalog", catalogue]) == ExitStatus.INPUT_ERROR
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("vitrine: ")
    assert shop_table.name in printed.err


def test_a_catalogue_without_pictures_is_reported(
    tmp_path: Path, photo: str, capsys: pytest.CaptureFixture[str]
) -> None:
    table, folder = tmp_path / "bare.csv", str(tmp_path / "bare")
    table.write_text("sku,name\nA,Apple\n")
    assert main(["import", str(table), "--catalog", folder]) == 0
    capsys.readouterr()
    assert main(["identify", photo, "--catalog", folder]) == 0
    assert capsys.readouterr().out == f"{photo}: unknown; no product has a picture yet\n"


def test_only_products_of_the_category_are_found(
    catalogue: str, shop_table: Path, printed_json: ReadJson
) -> None:
    photo = str(shop_table.parent / "pictures" / "0.png")
    options = ["--catalog", catalogue, "--category", "Tools", "--json"]
    assert main(["identify", photo, *options]) == 0
    (answer,) = printed_json()
    assert {hit["sku"] for hit in answer["hits"]} == {"P-3", "P-4", "P-5"}


def test_a_measure_must_be_learned_before_use(
    catalogue: str, photo: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["identify", photo, "--catalog", catalogue, "--measure", "mahalanobis"]
    assert main(command) == ExitStatus.INPUT_ERROR
    assert "has to be learned from the catalogue first; " in capsys.readouterr().err


def test_the_measure_can_be_chosen(catalogue: str, photo: str, printed_json: ReadJson) -> None:
    command = ["identify", photo, "--catalog", catalogue, "--measure", "euclidean", "--json"]
    assert main(command) == 0
    assert printed_json()[0]["hits"][0]["sku"] == "P-3"
