"""A workspace identifies photos, updates its index, and survives bad input."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.product import Category
from desktop_app.engine.workspace import Workspace
from desktop_app.errors import VitrineError
from tests.actor import ACTOR

Finish = Callable[[Any], Any]
OpenWorkspace = Callable[..., Workspace]


def test_a_photo_may_be_a_file_bytes_or_pixels(shop: Workspace, shop_table: Path) -> None:
    file = shop_table.parent / "pictures" / "2.png"
    from_file = shop.identify(file)
    from_bytes = shop.identify(file.read_bytes())
    assert from_file.photo is not None
    from_pixels = shop.identify(from_file.photo)
    for answer in (from_file, from_bytes, from_pixels):
        assert answer.hits[0].product.sku == "P-2"
        assert answer.hits[0].evidence == from_file.hits[0].evidence


def test_hits_are_sorted_with_one_per_product(shop: Workspace, shop_table: Path) -> None:
    answer = shop.identify(shop_table.parent / "pictures" / "0.png", top=50)
    assert len({hit.product.id for hit in answer.hits}) == len(answer.hits) == 6
    scores = [hit.score or 0.0 for hit in answer.hits]
    assert scores == sorted(scores, reverse=True)
    assert answer.hits[0].evidence is not None
    assert answer.hits[1].evidence is not None
    assert answer.hits[0].evidence["margin"] > 0 > answer.hits[1].evidence["margin"]
    assert answer.hits[0].evidence["centre"] > answer.hits[1].evidence["centre"]
    assert answer.device == "cpu"


def test_a_category_limits_the_hits(shop: Workspace, shop_table: Path) -> None:
    answer = shop.identify(shop_table.parent / "pictures" / "0.png", top=50, category="Tools")
    assert {hit.product.sku for hit in answer.hits} == {"P-3", "P-4", "P-5"}


def test_words_limit_the_hits(shop: Workspace, shop_table: Path) -> None:
    photo = shop_table.parent / "pictures" / "0.png"
    answer = shop.identify(photo, top=50, words="produ 4")
    assert [hit.product.sku for hit in answer.hits] == ["P-4"]
    assert answer.verdict != "match"
    nothing = shop.identify(photo, words="qwertz")
    assert (nothing.hits, nothing.verdict) == ((), "unknown")
    assert shop.identify(photo, words="product").hits[0].product.sku == "P-0"
    both = shop.identify(photo, top=50, words="product", category="Tools")
    assert {hit.product.sku for hit in both.hits} == {"P-3", "P-4", "P-5"}


@pytest.mark.parametrize("exact", [5_000, 0])
def test_a_small_category_far_from_the_photo_has_hits(
    workspace: Workspace,
    shop_table: Path,
    draw_picture: Callable[..., Path],
    finish: Finish,
    monkeypatch: pytest.MonkeyPatch,
    exact: int,
) -> None:
    monkeypatch.setattr("desktop_app.engine.recognition.retrieval._EXHAUSTIVE_LIMIT", exact)
    for seed in range(40):
        draw_picture(shop_table.parent / "pictures" / f"more-{seed}.png", 100 + seed)
    with shop_table.open("a", encoding="utf-8") as table:
        table.writelines(f"Q-{seed},,Many,1,EUR,pictures/more-{seed}.png\n" for seed in range(40))
    finish(workspace.import_products(shop_table))
    photo = shop_table.parent / "pictures" / "more-7.png"
    answer = workspace.identify(photo, top=2, category="Tools")
    assert [hit.product.category for hit in answer.hits] == ["Tools", "Tools"]
    everything = workspace.identify(photo, top=46).hits
    expected = [hit for hit in everything if hit.product.category == "Tools"][:2]
    assert [hit.product.sku for hit in answer.hits] == [hit.product.sku for hit in expected]
    assert answer.category is not None
    assert answer.category.name == "Many"


def test_an_unknown_category_is_reported(shop: Workspace, shop_table: Path) -> None:
    with pytest.raises(VitrineError, match="category Shoes") as caught:
        shop.identify(shop_table.parent / "pictures" / "0.png", category="Shoes")
    assert str(caught.value.hint) == "Choose one of these: Tools, Toys."


def test_categories_count_their_products(shop: Workspace) -> None:
    assert shop.catalogue.categories() == {"Tools": Category(3), "Toys": Category(3)}


def test_similar_products_exclude_the_product_itself(shop: Workspace) -> None:
    first = shop.catalogue.browse(limit=1)[0]
    assert first.picture is not None
    hits = shop.similar(first.picture.id, top=10)
    assert first.product.id not in {hit.product.id for hit in hits}
    assert len(hits) == 5


def test_a_removed_picture_is_reported(shop: Workspace) -> None:
    with pytest.raises(VitrineError, match="no longer in the catalogue"):
        shop.similar(4711, top=5)


def test_an_unreadable_photo_is_reported_and_the_next_one_works(
    shop: Workspace, shop_table: Path
) -> None:
    with pytest.raises(VitrineError):
        shop.identify(b"not a picture")
    with pytest.raises(VitrineError):
        shop.identify(shop_table)
    assert shop.identify(shop_table.parent / "pictures" / "0.png").hits


def test_the_verdict_of_an_empty_catalogue_is_unknown(
    workspace: Workspace, shop_table: Path
) -> None:
    answer = workspace.identify(shop_table.parent / "pictures" / "0.png")
    assert (answer.verdict, answer.hits, answer.category) == ("unknown", (), None)


def test_a_deleted_index_file_is_rebuilt(
    shop: Workspace, shop_table: Path, open_workspace: OpenWorkspace, tmp_path: Path
) -> None:
    shop.close()
    caches = [
        file for file in (tmp_path / "catalogue").iterdir() if "catalog.sqlite" not in file.name
    ]
    assert caches
    for file in caches:
        file.write_bytes(file.read_bytes()[:-7])
    again = open_workspace()
    assert again.identify(shop_table.parent / "pictures" / "5.png").hits[0].product.sku == "P-5"


def test_an_outdated_index_is_updated(
    shop: Workspace, shop_table: Path, open_workspace: OpenWorkspace, tmp_path: Path
) -> None:
    shop.close()
    store = open_catalogue(tmp_path / "catalogue", actor=ACTOR)
    gone = store.products.list_by_sku(1)[0][1]
    assert gone is not None
    store.pictures.remove([gone.id])
    store.close()
    again = open_workspace()
    assert again.status().indexed == 5
    answer = again.identify(shop_table.parent / "pictures" / "0.png")
    assert "P-0" not in {hit.product.sku for hit in answer.hits}


def test_another_model_embeds_the_pictures_again(
    shop: Workspace, shop_table: Path, tmp_path: Path, finish: Finish
) -> None:
    """The files were deleted, so that the thumbnails are embedded."""
    shop.close()
    photo = (shop_table.parent / "pictures" / "3.png").read_bytes()
    shutil.rmtree(shop_table.parent)
    other = _another_model(tmp_path / "other")
    workspace = finish(
        Workspace.open(open_catalogue(tmp_path / "catalogue", actor=ACTOR), other, device="cpu")
    )
    assert workspace.status().indexed == 6
    assert workspace.identify(photo).hits[0].product.sku == "P-3"
    workspace.close()


def _another_model(folder: Path) -> Path:
    """Return the card of a model whose file differs from the shipped one."""
    import hashlib

    shipped = paths.model_card("")
    card = json.loads(shipped.read_text(encoding="utf-8"))
    folder.mkdir()
    # A protobuf file may end in an unknown field.
    data = (shipped.parent / card["file"]).read_bytes() + b"\xfa\x7f\x01\x00"
    (folder / card["file"]).write_bytes(data)
    card["sha256"] = hashlib.sha256(data).hexdigest()
    (folder / "other.json").write_text(json.dumps(card), encoding="utf-8")
    return folder / "other.json"


def test_pixels_need_no_decoding(shop: Workspace) -> None:
    frame = np.zeros((480, 640, 3), np.uint8)
    assert len(shop.identify(frame).hits) == 5


def test_a_picture_leads_to_its_product(shop: Workspace) -> None:
    hit = shop.catalogue.browse(limit=1)[0]
    assert hit.picture is not None
    owner = shop.catalogue.product_of_picture(hit.picture.id)
    assert owner is not None
    assert owner.product == hit.product
    assert shop.catalogue.product_of_picture(10**6) is None
    assert shop.catalogue.products([hit.product.id, 10**6]) == {hit.product.id: hit.product}
