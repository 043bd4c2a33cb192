"""Backfill computes what pictures lack, and a cancelled one keeps what it computed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.engine.ingest import backfill
from desktop_app.engine.workspace import Workspace
from desktop_app.vision.appearance import APPEARANCE_VERSION
from desktop_app.vision.keypoints import KEYPOINT_FORMAT
from tests.actor import ACTOR

Finish = Callable[[Any], Any]


@pytest.fixture
def outdated(workspace: Workspace, shop_table: Path, tmp_path: Path, finish: Finish) -> Path:
    """Return a closed catalogue of six pictures with features of older versions, files gone."""
    finish(workspace.import_products(shop_table))
    workspace.close()
    for file in (shop_table.parent / "pictures").iterdir():
        file.unlink()
    catalogue = open_catalogue(tmp_path / "catalogue", actor=ACTOR)
    ids = catalogue.keypoints.missing(KEYPOINT_FORMAT + 1, after=0, limit=9)
    catalogue.keypoints.put(KEYPOINT_FORMAT - 1, dict.fromkeys(ids, b"old"))
    empty = np.zeros(1, np.uint8)
    catalogue.appearances.put(APPEARANCE_VERSION - 1, dict.fromkeys(ids, (empty, empty, empty)))
    catalogue.close()
    return tmp_path / "catalogue"


def test_outdated_keypoints_and_appearances_are_computed_from_thumbnails(
    outdated: Path, open_workspace: Callable[..., Workspace]
) -> None:
    store = open_workspace(outdated).catalogue.store
    assert store.keypoints.count_missing(KEYPOINT_FORMAT) == 0
    assert store.appearances.count_missing(APPEARANCE_VERSION) == 0


def test_a_cancelled_backfill_keeps_what_it_computed(
    outdated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backfill, "_THUMBNAIL_BATCH", 4)
    store = open_catalogue(outdated, actor=ACTOR)
    job = Workspace.open(store, paths.model_card(""), device="cpu")
    assert any(str(step.note) == "Extracting keypoints" for step in job)
    job.close()
    reopened = open_catalogue(outdated, actor=ACTOR)
    assert reopened.keypoints.count_missing(KEYPOINT_FORMAT) == 2
    assert reopened.appearances.count_missing(APPEARANCE_VERSION) == 0
    reopened.close()
