"""An answer as JSON and as text."""

import json
from dataclasses import replace
from pathlib import Path

from desktop_app.cli.output.answer import as_json, as_lines
from desktop_app.domain.answer import Answer, CategoryGuess, Hit, Timings
from desktop_app.domain.evidence import Evidence, LabelEvidence
from desktop_app.domain.picture import Picture
from desktop_app.domain.product import Product
from desktop_app.domain.region import Region
from desktop_app.engine.recognition.features import FEATURES

PHOTO = Path("photo.jpg")
HIT = Hit(
    Product(1, "A-1", name="Cup"),
    Picture(2, 1, "/cup.jpg", "00", 10, 10),
    0.912345678,
    Evidence({"cosine": 0.87654321, "inliers": 17}),
)
ANSWER = Answer(
    "match",
    CategoryGuess("Cups", 0.5),
    (HIT,),
    Timings({"decode": 1.5, "embed": 20.0}, 22.0),
    "cpu",
)


def test_json_has_every_feature_and_every_stage() -> None:
    plain = as_json(PHOTO, ANSWER)
    (hit,) = plain["hits"]
    assert hit["evidence"].keys() == {feature.name for feature in FEATURES}
    assert hit["evidence"]["cosine"] == 0.8765
    assert hit["evidence"]["inliers"] == 17
    assert hit["evidence"]["margin"] is None
    assert (hit["sku"], hit["score"], hit["picture"]) == ("A-1", 0.9123, "/cup.jpg")
    assert plain["ms"] == {"decode": 1.5, "embed": 20.0, "total": 22.0}
    assert plain["category"] == {"name": "Cups", "score": 0.5}
    assert json.loads(json.dumps(plain)) == plain


def test_merged_skus_are_listed_only_if_there_are_some() -> None:
    merged = Hit(Product(1, "A-1", aliases=("A-2",)), None, None)
    plain, with_alias = (
        as_json(PHOTO, Answer("check", None, (hit,), Timings({}, 1.0), "cpu"))["hits"][0]
        for hit in (HIT, merged)
    )
    assert "aliases" not in plain
    assert with_alias["aliases"] == ["A-2"]
    assert (with_alias["score"], with_alias["picture"], with_alias["evidence"]) == (None,) * 3


def test_text_has_a_line_per_hit() -> None:
    assert as_lines(PHOTO, ANSWER) == [
        "photo.jpg: match, Cups (50%)",
        "   91.2%  A-1  Cup",
        "  22 ms on cpu",
    ]


def test_an_empty_catalogue_has_no_hits() -> None:
    (line,) = as_lines(PHOTO, Answer("unknown", None, (), Timings({}, 1.0), "cpu"))
    assert line == "photo.jpg: unknown; no product has a picture yet"


def test_the_region_is_told_unless_it_is_the_whole_photo() -> None:
    part = replace(ANSWER, region=Region(0.25, 0.1, 0.75, 1.0))
    assert len(as_lines(PHOTO, part)) == len(as_lines(PHOTO, ANSWER)) + 1
    assert "25% to 75% of the width, 10% to 100% of the height" in as_lines(PHOTO, part)[1]
    sides = {"left": 0.25, "top": 0.1, "right": 0.75, "bottom": 1.0}
    assert as_json(PHOTO, part)["region"] == sides


def test_text_names_the_words_on_the_label() -> None:
    label = LabelEvidence(("VINEGAR", "150 g"), ("SEA SALT",))
    hit = replace(HIT, evidence=Evidence({}, label=label))
    lines = as_lines(PHOTO, replace(ANSWER, hits=(hit,)))
    assert lines[1:3] == [
        "  label: VINEGAR, 150 g",
        "  label, not found with this product: SEA SALT",
    ]
