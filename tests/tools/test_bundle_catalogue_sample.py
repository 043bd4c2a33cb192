"""The sample that comes with the program: complete, sound, small, and ready to use."""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from desktop_app import paths
from desktop_app.catalogue.io.import_row import ImportRow
from desktop_app.catalogue.io.import_sources import open_source
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.catalogue.sqlite.bundled_catalogue import unpack
from desktop_app.domain.picture import Picture
from desktop_app.engine.ingest.content_hash import content_hash
from desktop_app.paths import sample_folder
from desktop_app.vision.appearance import APPEARANCE_VERSION
from desktop_app.vision.keypoints import KEYPOINT_FORMAT
from desktop_app.vision.label_text import TEXT_VERSION
from desktop_app.vision.model_card import load_card
from tests.actor import ACTOR


def table(name: str) -> list[dict[str, str]]:
    with (sample_folder() / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def imported() -> list[ImportRow]:
    return list(open_source(sample_folder() / "products.csv").rows())


def skus() -> set[str]:
    return {row.sku for row in imported()}


@pytest.fixture
def ready(tmp_path: Path) -> Iterator[Catalogue]:
    """Return a copy of the ready catalogue."""
    unpack(paths.sample_template(), tmp_path / "copy")
    catalogue = open_catalogue(tmp_path / "copy", create=False, actor=ACTOR)
    yield catalogue
    catalogue.close()


def pictures_of(catalogue: Catalogue) -> list[Picture]:
    products = [
        product for product, _ in catalogue.products.list_by_sku(catalogue.products.count())
    ]
    return [
        picture
        for product in products
        for picture in catalogue.pictures.of_products([product.id])[product.id]
    ]


def test_every_file_of_the_tables_exists_once_and_is_readable() -> None:
    named = [row["image"] for row in table("products.csv")]
    named += [row["photo"] for row in table("queries.csv")]
    named += sorted({row["scene"] for row in table("scenes.csv")})
    lying = {
        path.relative_to(sample_folder()).as_posix() for path in sample_folder().rglob("*.jpg")
    }
    assert sorted(named) == sorted(lying)
    for name in named:
        with Image.open(sample_folder() / name) as picture:
            picture.load()
            assert 256 <= min(picture.size) <= max(picture.size) <= 640, name


def test_the_tables_refer_to_existing_products() -> None:
    assert {row["sku"] for row in table("queries.csv")} - skus() == {""}
    assert {row["sku"] for row in table("scenes.csv")} <= skus()
    for row in table("duplicates.csv"):
        assert {row["sku"], row["duplicate_of"]} <= skus()


def test_the_ready_catalogue_is_complete(ready: Catalogue) -> None:
    pictures = pictures_of(ready)
    assert len(pictures) == ready.pictures.count() == len(table("products.csv"))
    assert ready.embeddings.count_missing(load_card(paths.model_card("")).sha256) == 0
    assert ready.keypoints.count_missing(KEYPOINT_FORMAT) == 0
    assert ready.appearances.count_missing(APPEARANCE_VERSION) == 0
    assert ready.label_texts.count_missing(TEXT_VERSION) == 0
    thumbnails = ready.thumbnails.get([picture.id for picture in pictures])
    assert len(thumbnails) == len(pictures)


def test_the_ready_catalogue_agrees_with_the_table(ready: Catalogue) -> None:
    images: defaultdict[int, list[str]] = defaultdict(list)
    for row in imported():
        product = ready.products.by_sku([row.sku]).get(row.sku)
        assert product is not None, row.sku
        assert all(getattr(product, name) == value for name, value in row.values.items()), row.sku
        images[product.id] += map(str, row.pictures)
    assert len(images) == ready.products.count()
    for product_id, files in images.items():
        assert [
            picture.path for picture in ready.pictures.of_products([product_id])[product_id]
        ] == files


def test_the_ready_catalogue_has_the_hashes_of_the_picture_files(ready: Catalogue) -> None:
    for picture in pictures_of(ready):
        assert content_hash(Path(picture.path).read_bytes()) == picture.content_hash, picture.path


def test_every_product_is_described_and_most_have_several_pictures() -> None:
    rows = Counter(row.sku for row in imported())
    assert len(rows) >= 250
    assert sum(count > 1 for count in rows.values()) >= 240
    assert Counter(row.sku for row in imported() if "name" in row.values) == dict.fromkeys(rows, 1)


def test_the_sample_stays_small() -> None:
    files = [path for path in sample_folder().rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= 45_000_000
