"""A confirmed photo is found by the next search, and is left out where that is fair."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.catalogue.sqlite.database import DATABASE_NAME
from desktop_app.domain.picture import RgbImage
from desktop_app.engine.workspace import Workspace
from desktop_app.errors import VitrineError
from desktop_app.vision.picture_decoding import read_photo
from tests.actor import ACTOR

Finish = Callable[[Any], Any]
OpenWorkspace = Callable[..., Workspace]
Photo = Callable[[int, int], bytes]

# A busy ground that no picture of the catalogue has.
GROUND = 7


@pytest.fixture
def cluttered(
    workspace: Workspace, cluttered_shop: Callable[..., Path], finish: Finish
) -> Workspace:
    """Return twelve products with a picture each, on different grounds than the photos."""
    finish(workspace.import_products(cluttered_shop(pictures=1)))
    return workspace


def ids_by_sku(workspace: Workspace) -> dict[str, int]:
    return {hit.product.sku: hit.product.id for hit in workspace.catalogue.browse(limit=99)}


def found(workspace: Workspace, photo: bytes | RgbImage) -> tuple[str, float]:
    """Return SKU and similarity of the first hit."""
    hit = workspace.identify(photo).hits[0]
    assert hit.evidence is not None
    return hit.product.sku, hit.evidence["cosine"]


def assert_found(workspace: Workspace, photo: bytes, sku: str) -> None:
    """Check that a photo is found as the picture that it is."""
    first, cosine = found(workspace, photo)
    assert first == sku
    assert cosine == pytest.approx(1, abs=1e-4)


def tilted(photo: RgbImage, degrees: float) -> RgbImage:
    """Return a second shot: tilted, and a little brighter."""
    height, width = photo.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.05)
    turned = cv2.warpAffine(photo, turn, (width, height), borderMode=cv2.BORDER_REFLECT)
    return np.asarray(cv2.convertScaleAbs(turned, alpha=1.08, beta=6), np.uint8)


def test_a_confirmed_photo_is_found_by_the_next_search(
    cluttered: Workspace, cluttered_photo: Photo
) -> None:
    photo, product_id = cluttered_photo(3, GROUND), ids_by_sku(cluttered)["P-3"]
    assert found(cluttered, photo)[1] < 0.95
    key = cluttered.learning().confirm(photo, product_id)
    assert_found(cluttered, photo, "P-3")
    assert cluttered.status().pictures == 13
    hit = cluttered.identify(photo).hits[0]
    assert hit.picture is not None
    assert hit.picture.origin == "confirmed"

    cluttered.learning().unconfirm(key)
    assert found(cluttered, photo)[1] < 0.95
    assert cluttered.status().pictures == 12
    # And again: the index still knows the vector.
    cluttered.learning().confirm(photo, product_id)
    assert found(cluttered, photo)[1] == pytest.approx(1, abs=1e-4)


def test_a_confirmation_is_undone_and_redone(cluttered: Workspace, cluttered_photo: Photo) -> None:
    photo, product_id = cluttered_photo(3, GROUND), ids_by_sku(cluttered)["P-3"]
    key = cluttered.learning().confirm(photo, product_id)
    editor = cluttered.editor()
    assert str(editor.undo_redo_descriptions().undo) == "Addition of a photo to P-3"
    editor.undo()
    assert cluttered.status().pictures == 12
    assert found(cluttered, photo)[1] < 0.95
    editor.redo()
    assert found(cluttered, photo)[1] == pytest.approx(1, abs=1e-4)
    assert len(cluttered.catalogue.confirmed_photos()) == 1
    cluttered.learning().unconfirm(key)
    editor.undo()
    assert cluttered.status().pictures == 13


def test_a_real_photo_that_was_wrong_is_right_after_a_similar_one_is_confirmed(
    tmp_path: Path, open_workspace: OpenWorkspace
) -> None:
    """A photo of the sample that is answered wrongly."""
    template = paths.sample_template()
    open_catalogue(tmp_path / "sample", actor=ACTOR, template=template).close()
    sample = open_workspace(tmp_path / "sample")
    rows = (template.parent / "queries.csv").read_text(encoding="utf-8").splitlines()[1:]
    ids = ids_by_sku(sample)
    known = (row.split(",") for row in rows if row.split(",")[1] in ids)
    photo, sku = next(
        (photo, sku)
        for photo, sku in (
            (read_photo(template.parent / name, max_side_px=640).pixels, sku) for name, sku in known
        )
        if found(sample, photo)[0] != sku
    )
    key = sample.learning().confirm(tilted(photo, 4), ids[sku])
    assert found(sample, photo)[0] == sku
    assert sample.catalogue.confirmed_photos()[0].sku == sku
    sample.learning().unconfirm(key)
    assert found(sample, photo)[0] != sku


def test_a_confirmed_photo_stays_after_a_restart_and_with_another_measure(
    cluttered: Workspace, cluttered_photo: Photo, open_workspace: OpenWorkspace
) -> None:
    photo = cluttered_photo(3, GROUND)
    cluttered.learning().confirm(photo, ids_by_sku(cluttered)["P-3"])
    cluttered.close()
    again = open_workspace(measure="euclidean")
    assert_found(again, photo, "P-3")
    assert again.status().indexed == 13


def test_confirming_has_to_make_sense(cluttered: Workspace, cluttered_photo: Photo) -> None:
    first, second = list(ids_by_sku(cluttered).values())[:2]
    photo = cluttered_photo(0, GROUND)
    assert cluttered.learning().confirm(photo, first) == cluttered.learning().confirm(photo, second)
    (kept,) = cluttered.catalogue.confirmed_photos()
    assert kept.product_id == second
    with pytest.raises(KeyError):
        cluttered.learning().confirm(photo, 4711)
    with pytest.raises(VitrineError):
        cluttered.learning().confirm(b"no photo", first)


def test_listed_photos_are_removed_and_other_pictures_stay(
    cluttered: Workspace, cluttered_photo: Photo
) -> None:
    cluttered.learning().confirm(cluttered_photo(0, GROUND), ids_by_sku(cluttered)["P-0"])
    (listed,) = cluttered.catalogue.confirmed_photos()
    cluttered.catalogue.remove_confirmed_photos([listed.picture.id, 1, 2])
    assert cluttered.catalogue.confirmed_photos() == ()
    assert cluttered.status().pictures == 12
    cluttered.catalogue.store.history.undo()
    assert cluttered.catalogue.confirmed_photos() == (listed,)


def test_an_import_keeps_confirmed_photos(
    cluttered: Workspace,
    cluttered_photo: Photo,
    cluttered_shop: Callable[..., Path],
    finish: Finish,
) -> None:
    cluttered.learning().confirm(cluttered_photo(0, GROUND), ids_by_sku(cluttered)["P-0"])
    table = cluttered_shop(pictures=1)
    (table.parent / "0-0.png").write_bytes(cluttered_photo(0, 33))
    finish(cluttered.import_products(table))
    assert len(cluttered.catalogue.confirmed_photos()) == 1


def test_the_audit_passes_over_confirmed_photos(
    cluttered: Workspace, cluttered_photo: Photo, finish: Finish
) -> None:
    """One is nearly the product's own picture, and one is wrong: another product's picture."""
    ids = ids_by_sku(cluttered)
    before = finish(cluttered.audit().run())
    issues = {issue.kind: len(issue.issues) for issue in finish(cluttered.audit().health())}
    cluttered.learning().confirm(cluttered_photo(0, 0), ids["P-0"])
    cluttered.learning().confirm(cluttered_photo(1, 1), ids["P-2"])
    after = finish(cluttered.audit().run())
    assert (after.exact, after.copy, after.same_product, after.groups) == (
        *(before.exact, before.copy, before.same_product, before.groups),
    )
    assert after.audited == 0
    state = cluttered.audit().state()
    assert state.pictures == state.audited == 12
    now = {issue.kind: len(issue.issues) for issue in finish(cluttered.audit().health())}
    assert {kind: now[kind] for kind in now if kind != "one_picture"} == {
        kind: issues[kind] for kind in issues if kind != "one_picture"
    }
    assert now["one_picture"] == issues["one_picture"] - 2


def test_an_evaluation_does_not_find_the_photo_itself(
    cluttered: Workspace, cluttered_photo: Photo, tmp_path: Path, finish: Finish
) -> None:
    photos = tmp_path / "photos"
    photos.mkdir()
    lines = ["photo,sku"]
    for product in range(6):
        (photos / f"{product}.png").write_bytes(cluttered_photo(product, GROUND))
        lines.append(f"{product}.png,P-{product}")
    (photos / "queries.csv").write_text("\n".join(lines), encoding="utf-8")
    before = finish(cluttered.evaluate(photos / "queries.csv"))
    for sku, product_id in list(ids_by_sku(cluttered).items()):
        cluttered.learning().confirm(
            cluttered_photo(int(sku.removeprefix("P-")), GROUND), product_id
        )
    after = finish(cluttered.evaluate(photos / "queries.csv"))
    # The words of the photo itself are a little more frequent now.
    assert [one.score for one in after.outcomes] == pytest.approx(
        [one.score for one in before.outcomes], abs=0.03
    )
    assert after.comparison == before.comparison


def test_confirmations_of_earlier_versions_become_pictures(
    cluttered: Workspace, cluttered_photo: Photo, open_workspace: OpenWorkspace
) -> None:
    folder, photo = Path(cluttered.status().location), cluttered_photo(3, GROUND)
    product_id = ids_by_sku(cluttered)["P-3"]
    cluttered.close()
    with sqlite3.connect(folder / DATABASE_NAME) as database:
        database.executemany(
            "INSERT INTO confirmations (product_id, content_hash, jpeg) VALUES (?, ?, ?)",
            [(product_id, "c0ffee", photo), (product_id, "bad", b"damaged")],
        )
    database.close()
    again = open_workspace()
    (adopted,) = again.catalogue.confirmed_photos()
    assert (adopted.sku, adopted.picture.content_hash) == ("P-3", "c0ffee")
    assert_found(again, photo, "P-3")
    assert again.catalogue.store.confirmed_photos.count_earlier() == 0
