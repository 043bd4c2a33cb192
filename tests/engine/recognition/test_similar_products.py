"""Similar products by embedding, colour, shape and texture."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from desktop_app.domain.answer import Hit
from desktop_app.domain.evidence import SimilarityWeights
from desktop_app.engine.workspace import Workspace

Finish = Callable[[Any], Any]
OpenWorkspace = Callable[..., Workspace]

_COLOURS = {"red": (40, 40, 200), "green": (60, 150, 50)}


def _draw(file: Path, colour: tuple[int, int, int], *, is_round: bool) -> None:
    picture = np.full((160, 160, 3), 250, np.uint8)
    if is_round:
        cv2.circle(picture, (80, 80), 60, colour, -1)
    else:
        cv2.rectangle(picture, (65, 15), (95, 145), colour, -1)
    cv2.imwrite(str(file), picture)


@pytest.fixture
def things(workspace: Workspace, tmp_path: Path, finish: Finish) -> Workspace:
    """Return a workspace of a red and a green disc and a red and a green bar."""
    for name, colour in _COLOURS.items():
        for kind in ("disc", "bar"):
            folder = tmp_path / "things" / "Things" / f"{name} {kind}"
            folder.mkdir(parents=True)
            _draw(folder / "1.png", colour, is_round=kind == "disc")
    finish(workspace.import_products(tmp_path / "things"))
    return workspace


def _similar_to_the_red_disc(workspace: Workspace, weights: SimilarityWeights) -> list[Hit]:
    (disc,) = (hit for hit in workspace.catalogue.browse(limit=9) if hit.product.name == "red disc")
    assert disc.picture is not None
    return list(workspace.similar(disc.picture.id, top=9, weights=weights))


@pytest.mark.parametrize(
    ("weights", "first"),
    [(SimilarityWeights(colour=5), "red bar"), (SimilarityWeights(shape=5), "green disc")],
)
def test_the_weights_decide_the_order(
    things: Workspace, weights: SimilarityWeights, first: str
) -> None:
    hits = _similar_to_the_red_disc(things, weights)
    assert hits[0].product.name == first
    scores = [hit.score or 0.0 for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert 0 <= scores[-1] <= scores[0] <= 1


def test_without_weights_the_embedding_alone_ranks(things: Workspace) -> None:
    hits = _similar_to_the_red_disc(things, SimilarityWeights())
    for hit in hits:
        assert hit.similarity is not None
        assert hit.score == pytest.approx(hit.similarity.cosine)
    looks = {hit.product.name: hit.similarity for hit in hits if hit.similarity}
    assert looks["red bar"].colour > 0.9 > looks["green disc"].colour
    assert looks["green disc"].shape > 0.9 > looks["red bar"].shape


def test_missing_appearances_are_computed_when_the_catalogue_is_prepared(
    things: Workspace, tmp_path: Path, open_workspace: OpenWorkspace
) -> None:
    hits = _similar_to_the_red_disc(things, SimilarityWeights(colour=5))
    things.close()
    with sqlite3.connect(tmp_path / "catalogue" / "catalog.sqlite") as db:
        db.execute("DELETE FROM appearances")
    db.close()
    again = _similar_to_the_red_disc(open_workspace(), SimilarityWeights(colour=5))
    assert [hit.product.name for hit in again] == [hit.product.name for hit in hits]
    assert again[0].similarity is not None
    assert again[0].similarity.colour > 0.9
