from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.evidence import Evidence, MatchedPoints
from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.engine.recognition.explanation import MIN_POINTS, usable_points
from desktop_app.engine.recognition.occlusion import GRID
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import Job
from desktop_app.progress import finish as finish_job
from tests.actor import ACTOR

Finish = Callable[[Job[Any]], Any]
QUERIES = paths.sample_folder() / "queries"
PRINTED, PLAIN = QUERIES / "query-032.jpg", QUERIES / "query-001.jpg"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("explanation") / "sample"
    store = open_catalogue(folder, actor=ACTOR, template=paths.sample_template())
    opened = finish_job(Workspace.open(store, paths.model_card(""), device="cpu"))
    yield opened
    opened.close()


def test_a_printed_product_is_explained_by_points(workspace: Workspace, finish: Finish) -> None:
    answer = workspace.identify(PRINTED)
    assert answer.photo is not None
    found = finish(workspace.explain(answer.photo, WHOLE_PHOTO, answer.hits[0]))
    assert found.points is not None
    assert len(found.points.photo_points) >= MIN_POINTS
    assert found.influence is None
    assert found.similarity == answer.hits[0].evidence["cosine"]  # type: ignore[index]


def test_a_hit_without_evidence_is_verified(workspace: Workspace, finish: Finish) -> None:
    region = Region(0.1, 0.1, 0.9, 0.9)
    (answer,) = workspace.identify_regions(PRINTED, (region,))
    assert answer.photo is not None
    bare = replace(answer.hits[0], evidence=None, score=None)
    found = finish(workspace.explain(answer.photo, region, bare))
    known = usable_points(answer.hits[0].evidence)
    assert known is not None
    np.testing.assert_array_equal(found.points.photo_points, known.photo_points)
    assert -1 <= found.similarity <= 1


def test_the_part_that_decided_is_shown_without_points(
    workspace: Workspace, finish: Finish
) -> None:
    answer = workspace.identify(PLAIN)
    assert answer.photo is not None
    few = MatchedPoints(np.zeros((3, 2), np.float32), np.zeros((3, 2), np.float32))
    hit = replace(answer.hits[0], evidence=Evidence({"cosine": 0.5}, few))
    found = finish(workspace.explain(answer.photo, WHOLE_PHOTO, hit))
    assert found.points is None
    assert found.influence.shape == (GRID, GRID)
    assert found.influence.max() == 1


def test_a_product_without_picture_has_no_explanation(
    workspace: Workspace, finish: Finish, tmp_path: Path
) -> None:
    answer = workspace.identify(PLAIN)
    assert answer.photo is not None
    gone = replace(answer.hits[0].product, id=10_000_000)
    hit = replace(answer.hits[0], product=gone, picture=None, evidence=None)
    found = finish(workspace.explain(answer.photo, WHOLE_PHOTO, hit))
    assert (found.similarity, found.points, found.influence) == (None, None, None)
