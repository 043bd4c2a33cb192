"""A whole audit: real pictures, edited as people edit them, the real model and index."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from desktop_app import paths
from desktop_app.domain.duplicate_group import (
    REFERENCE_RULES,
    DuplicateGroup,
    ReferenceRule,
)
from desktop_app.domain.finding import Finding, PictureQuality
from desktop_app.domain.resolution import Resolution
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import Job
from tests.engine.bare_shop import BareShop

Finish = Callable[[Job[Any]], Any]

_SAMPLE = paths.sample_folder() / "pictures"


def _picture(name: str) -> Any:
    return cv2.imread(str(_SAMPLE / f"{name.lower()}-1.jpg"))


def _edited(name: str) -> dict[str, Any]:
    """Return copies of a picture by the name of their product."""
    whole = _picture(name)
    height, width = whole.shape[:2]
    return {
        "crop": whole[height // 8 :, : -width // 8],
        "mirror": whole[:, ::-1],
        "small": cv2.resize(whole, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA),
        "bright": np.clip(whole * 0.7 + 60, 0, 255).astype(np.uint8),
    }


@pytest.fixture
def edited_shop(tmp_path: Path, workspace: Workspace, finish: Finish) -> Workspace:
    """Return an workspace on a picture under seven SKUs, edited, and on six other products."""
    folder = tmp_path / "shop"
    folder.mkdir()
    rows = [("whole", "JAM-STR", "4006381333931", "2.50")]
    cv2.imwrite(str(folder / "whole.png"), _picture("JAM-STR"))
    # Two files that differ and hold the same pixels.
    cv2.imwrite(str(folder / "again.png"), _picture("JAM-STR"), [cv2.IMWRITE_PNG_COMPRESSION, 1])
    (folder / "same.png").write_bytes((folder / "whole.png").read_bytes())
    rows += [("again", "Jam", "", "2.50"), ("same", "Str jam", "", "2.90")]
    for name, pixels in _edited("JAM-STR").items():
        cv2.imwrite(str(folder / f"{name}.png"), pixels)
        rows.append((name, f"Jam {name}", "", "2.50"))
    for name in ("MUG-CAT", "TOY-BEA", "SHO-RUR", "TEA-MIN", "BAG-HAW", "CHR-BUY"):
        cv2.imwrite(str(folder / f"{name}.png"), _picture(name))
        rows.append((name, name, "", "9.00"))
    rows.append(("none", "Twin", "4006381333931", "2.50"))
    table = tmp_path / "shop" / "products.csv"
    with table.open("w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("sku", "name", "gtin", "price", "image"))
        for sku, name, gtin, price in rows:
            writer.writerow((sku, name, gtin, price, "" if sku == "none" else f"{sku}.png"))
    finish(workspace.import_products(table))
    return workspace


def _groups(
    workspace: Workspace, finish: Finish, level: str, state: str = "open"
) -> list[DuplicateGroup]:
    found = finish(workspace.audit().groups(REFERENCE_RULES))
    return [group for group in found if (group.level, group.state) == (level, state)]


def test_same_pixels_and_copies_are_told_apart_and_others_left_alone(
    edited_shop: Workspace, finish: Finish
) -> None:
    report = finish(edited_shop.audit().run())
    assert report.audited == 12  # contents, not pictures
    (exact,) = _groups(edited_shop, finish, "exact")
    assert set(exact.skus) == {"whole", "again", "same"}
    assert "price_differs" in exact.reasons
    (copies,) = _groups(edited_shop, finish, "copy")
    assert set(copies.skus) >= {"crop", "mirror", "small", "bright"}
    assert not {"MUG-CAT", "TOY-BEA", "SHO-RUR", "TEA-MIN"} & set(copies.skus)


def test_products_of_one_gtin_are_a_group_without_pictures(
    edited_shop: Workspace, finish: Finish
) -> None:
    finish(edited_shop.audit().run())
    groups = _groups(edited_shop, finish, "same_product")
    (group,) = [group for group in groups if "none" in group.skus]
    assert group.reasons[0] == "same_gtin"
    assert "whole" in group.skus


def test_a_transform_lays_one_picture_over_the_other(
    edited_shop: Workspace, finish: Finish
) -> None:
    finish(edited_shop.audit().run())
    (copies,) = _groups(edited_shop, finish, "copy")
    detail = edited_shop.audit().group(copies.product_ids)
    sku = {picture.id: m.product.sku for m in detail.members for picture in m.pictures}
    pair = next(
        pair
        for pair in detail.pairs
        if {sku[pair.first_id], sku[pair.second_id]} == {"whole", "mirror"}
    )
    assert pair.transform is not None
    left = np.reshape(pair.transform, (3, 3)) @ [0, 0.5, 1]
    assert left[0] / left[2] == pytest.approx(1, abs=0.01)


def test_what_was_looked_at_is_not_looked_at_again(
    edited_shop: Workspace, finish: Finish, tmp_path: Path
) -> None:
    assert finish(edited_shop.audit().run()).audited == 12
    assert finish(edited_shop.audit().run()).audited == 0
    more = tmp_path / "more"
    more.mkdir()
    cv2.imwrite(str(more / "late.png"), _edited("JAM-STR")["crop"][:-40])
    finish(edited_shop.import_products(more))
    assert finish(edited_shop.audit().run()).audited == 1
    (copies,) = _groups(edited_shop, finish, "copy")
    assert "late" in copies.skus


def test_a_run_that_is_stopped_goes_on_where_it_was(edited_shop: Workspace, finish: Finish) -> None:
    job = edited_shop.audit().run()
    next(job)
    job.close()
    left = edited_shop.audit().state()
    assert left.audited < left.pictures
    finish(edited_shop.audit().run())
    state = edited_shop.audit().state()
    assert state.audited == state.pictures == 13


def test_what_was_decided_is_not_asked_again_until_a_picture_changes(
    edited_shop: Workspace, finish: Finish, tmp_path: Path
) -> None:
    audit = edited_shop.audit()
    finish(audit.run())
    (exact,) = _groups(edited_shop, finish, "exact")
    audit.resolve([Resolution("different", exact.product_ids)])
    assert not _groups(edited_shop, finish, "exact")
    assert len(_groups(edited_shop, finish, "exact", "settled")) == 1
    audit.undo()
    audit.resolve([Resolution("merge", exact.product_ids)])
    assert not _groups(edited_shop, finish, "exact")
    (copies,) = _groups(edited_shop, finish, "copy")
    assert exact.product_ids[0] in copies.product_ids
    assert not set(exact.product_ids[1:]) & set(copies.product_ids)


def test_what_is_different_is_in_no_group_together(edited_shop: Workspace, finish: Finish) -> None:
    audit = edited_shop.audit()
    finish(audit.run())
    (exact,) = _groups(edited_shop, finish, "exact")
    one, _, other = exact.product_ids
    audit.resolve([Resolution("different", (one, other))])
    for group in _groups(edited_shop, finish, "exact"):
        assert not {one, other} <= set(group.product_ids)


def test_pictures_that_came_from_elsewhere_are_found_and_those_that_went_are_not(
    edited_shop: Workspace, open_workspace: Callable[..., Workspace], finish: Finish, tmp_path: Path
) -> None:
    more = tmp_path / "more"
    more.mkdir()
    cv2.imwrite(str(more / "late.png"), _edited("JAM-STR")["small"][:-9])
    # Another program, with an index of its own.
    finish(open_workspace(tmp_path / "catalogue").import_products(more))
    assert finish(edited_shop.audit().run()).audited == 13
    (copies,) = _groups(edited_shop, finish, "copy")
    assert "late" in copies.skus


def test_later_is_a_state_of_its_own(edited_shop: Workspace, finish: Finish) -> None:
    audit = edited_shop.audit()
    finish(audit.run())
    (exact,) = _groups(edited_shop, finish, "exact")
    audit.resolve([Resolution("later", exact.product_ids)])
    assert not _groups(edited_shop, finish, "exact")
    (later,) = _groups(edited_shop, finish, "exact", "later")
    assert set(later.product_ids) == set(exact.product_ids)


def test_the_rules_choose_the_reference_in_their_order(
    edited_shop: Workspace, finish: Finish
) -> None:
    finish(edited_shop.audit().run())
    orders: tuple[tuple[tuple[ReferenceRule, ...], str], ...] = (
        (("cheapest", "oldest"), "whole"),
        (("largest", "oldest"), "whole"),
    )
    for rules, sku in orders:
        groups = finish(edited_shop.audit().groups(rules))
        exact = next(group for group in groups if group.level == "exact")
        assert exact.skus[0] == sku


def test_every_pair_is_written_for_other_programs(
    edited_shop: Workspace, finish: Finish, tmp_path: Path
) -> None:
    audit = edited_shop.audit()
    finish(audit.run())
    count = finish(audit.write_pairs(tmp_path / "pairs.csv"))
    with (tmp_path / "pairs.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == count
    levels = {frozenset((row["sku_a"], row["sku_b"])): row["level"] for row in rows}
    assert levels[frozenset(("whole", "same"))] == "exact"
    assert levels[frozenset(("whole", "again"))] == "exact"
    assert levels[frozenset(("same", "mirror"))] == "copy"
    assert levels[frozenset(("whole", "none"))] == "same_product"
    assert all(Path(row["image_a"]).is_file() for row in rows if row["image_a"])


def test_health_tells_what_is_wrong(edited_shop: Workspace, finish: Finish, tmp_path: Path) -> None:
    more = tmp_path / "ill"
    (more / "Ill").mkdir(parents=True)
    bear = _picture("TOY-BEA")
    cv2.imwrite(str(more / "Ill" / "dark.png"), bear // 4)
    cv2.imwrite(str(more / "Ill" / "blur.png"), cv2.GaussianBlur(bear, (0, 0), 9))
    cv2.imwrite(str(more / "Ill" / "tiny.png"), cv2.resize(bear, (60, 60)))
    cv2.imwrite(str(more / "Ill" / "wide.png"), bear[: bear.shape[0] // 3])
    finish(edited_shop.import_products(more))
    finish(edited_shop.audit().run())
    lists = {
        listed.kind: {complaint.sku for complaint in listed.issues}
        for listed in finish(edited_shop.audit().health())
    }
    assert lists["no_picture"] == {"none"}
    assert "MUG-CAT" in lists["one_picture"]
    assert lists["dark"] == {"dark"}
    assert "blur" in lists["blurred"]
    assert not {"MUG-CAT", "whole"} & lists["blurred"]
    assert "tiny" in lists["tiny"]
    assert not {"MUG-CAT", "whole"} & lists["tiny"]
    assert lists["unusual_shape"] >= {"wide"}


def test_complaints_name_products_in_a_language_and_the_one_they_are_mixed_up_with(
    bare_shop: BareShop,
) -> None:
    bare_shop.add("A", "one", name="Cup", attributes={"name_zh": "杯子"})
    bare_shop.add("B", "two", name="Mug")
    confused = Finding("one", "two", "same_product", 0.9)
    bare_shop.store.findings.put("method", {}, (), [confused])
    assert bare_shop.complaints("one_picture", "zh") == {("A", "杯子", ""), ("B", "Mug", "")}
    assert bare_shop.complaints("confusable", "en") == {("A", "Cup", "B")}


def test_pictures_that_wait_to_be_looked_at_count_as_pictures(bare_shop: BareShop) -> None:
    one = bare_shop.add("A", "looked at")
    bare_shop.store.findings.put("method", {"looked at": PictureQuality(1.0, 1.0)}, (), ())
    two = bare_shop.add("B", "waiting", name="Boot")
    bare_shop.add("C", "first", "second")
    assert bare_shop.complaints("one_picture") == {("A", "", ""), ("B", "Boot", "")}
    bare_shop.add_picture(one, "waiting, too")
    # The same picture twice is still one.
    bare_shop.add_picture(two, "waiting", "/elsewhere.jpg")
    assert bare_shop.complaints("one_picture") == {("B", "Boot", "")}
    bare_shop.say("merge", two, bare_shop.add("D", "another"))
    assert bare_shop.complaints("one_picture") == set()
