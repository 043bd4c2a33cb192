"""A scan of real pictures, with the real model and index, finds copies of every kind."""

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

from desktop_app.domain.duplicate_group import REFERENCE_RULES, DuplicateGroup
from desktop_app.domain.finding import FindingLevel
from desktop_app.engine.duplicates import duplicate_scan
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish
from tests.engine.duplicates.conftest import edits, sample_picture

# Distinct contents of ``edited_copies``: "same" is the file of "whole".
CONTENTS = 12


def _groups(workspace: Workspace, level: FindingLevel) -> list[DuplicateGroup]:
    groups = finish(workspace.audit().groups(REFERENCE_RULES))
    return [group for group in groups if group.level == level]


def _add_picture(workspace: Workspace, folder: Path, name: str, pixels: object) -> None:
    folder.mkdir(exist_ok=True)
    cv2.imwrite(str(folder / f"{name}.png"), np.asarray(pixels))
    finish(workspace.import_products(folder))


def test_same_pixels_and_copies_are_found_and_others_are_not(edited_copies: Workspace) -> None:
    report = finish(edited_copies.audit().run())
    assert report.audited == CONTENTS
    (exact,) = _groups(edited_copies, "exact")
    assert set(exact.skus) == {"whole", "again", "same"}
    assert "price_differs" in exact.reasons
    (copies,) = _groups(edited_copies, "copy")
    assert set(copies.skus) >= {"crop", "mirror", "small", "bright"}
    assert not {"MUG-CAT", "TOY-BEA", "SHO-RUR", "TEA-MIN"} & set(copies.skus)


def test_the_transform_maps_one_picture_onto_the_other(scanned_copies: Workspace) -> None:
    (copies,) = _groups(scanned_copies, "copy")
    detail = scanned_copies.audit().group(copies.product_ids)
    sku = {picture.id: m.product.sku for m in detail.members for picture in m.pictures}
    pair = next(
        pair
        for pair in detail.pairs
        if {sku[pair.first_id], sku[pair.second_id]} == {"whole", "mirror"}
    )
    assert pair.transform is not None
    left = np.reshape(pair.transform, (3, 3)) @ [0, 0.5, 1]
    assert left[0] / left[2] == pytest.approx(1, abs=0.01)


def test_only_new_pictures_are_scanned(scanned_copies: Workspace, tmp_path: Path) -> None:
    assert finish(scanned_copies.audit().run()).audited == 0
    late = edits(sample_picture("JAM-STR"))["crop"][:-40]
    _add_picture(scanned_copies, tmp_path / "more", "late", late)
    assert finish(scanned_copies.audit().run()).audited == 1
    (copies,) = _groups(scanned_copies, "copy")
    assert "late" in copies.skus


def test_another_method_scans_everything_again(
    scanned_copies: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duplicate_scan, "COMPARISON_VERSION", 4711)
    assert scanned_copies.audit().state().audited == 0
    assert finish(scanned_copies.audit().run()).audited == CONTENTS


def test_a_cancelled_scan_continues_where_it_stopped(edited_copies: Workspace) -> None:
    job = edited_copies.audit().run()
    for step in job:
        if step.total == CONTENTS and step.done == 5:
            break
    job.close()
    state = edited_copies.audit().state()
    # "whole" and "same" share their contents, and both pictures count.
    assert state.audited in (5, 6)
    assert finish(edited_copies.audit().run()).audited == CONTENTS - 5
    state = edited_copies.audit().state()
    assert state.audited == state.pictures == CONTENTS + 1


def test_pictures_that_another_program_added_are_scanned(
    edited_copies: Workspace, open_workspace: Callable[..., Workspace], tmp_path: Path
) -> None:
    other_program = open_workspace(tmp_path / "catalogue")
    late = edits(sample_picture("JAM-STR"))["small"][:-9]
    _add_picture(other_program, tmp_path / "more", "late", late)
    assert finish(edited_copies.audit().run()).audited == CONTENTS + 1
    (copies,) = _groups(edited_copies, "copy")
    assert "late" in copies.skus


def test_the_quality_of_every_picture_is_measured(scanned_copies: Workspace) -> None:
    assessed = scanned_copies.catalogue.store.findings.assessed_pictures()
    assert len(assessed) == CONTENTS + 1
    for picture in assessed:
        assert 0.17 < picture.quality.sharpness <= 1
        assert 0.45 < picture.quality.brightness <= 1
