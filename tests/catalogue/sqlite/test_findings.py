from typing import Final

import pytest

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.domain.finding import Finding, PictureContents, PictureQuality
from tests.catalogue.sqlite.builders import add_product, resolve

_QUALITY: Final = PictureQuality(0.5, 0.75)
_COPY: Final = Finding("a", "b", "copy", 0.9, (1.0,) * 9)


@pytest.fixture
def filled(catalogue: SqliteCatalogue) -> SqliteCatalogue:
    """Return a catalogue of three products, two of which have the same picture."""
    for sku, content in (("A", "a"), ("B", "b"), ("C", "b")):
        add_product(catalogue, sku, content)
    return catalogue


def _ids(catalogue: SqliteCatalogue) -> list[int]:
    """Return the ids of the products, which are those of their pictures."""
    return catalogue.products.ids()


def test_equal_contents_are_scanned_once(filled: SqliteCatalogue) -> None:
    first, second, _ = _ids(filled)
    assert filled.findings.unscanned() == [("a", first), ("b", second)]
    filled.findings.put("m", {"b": _QUALITY}, (), ())
    assert filled.findings.unscanned() == [("a", first)]
    assert filled.findings.count_scanned("m") == 2
    assert filled.findings.count_scanned("other") == 0


def test_a_finding_is_stored_with_its_transform(filled: SqliteCatalogue) -> None:
    filled.findings.put("m", {"a": _QUALITY}, (), [_COPY])
    assert filled.findings.all() == [_COPY]
    assert filled.findings.between(["a", "b"]) == [_COPY]
    assert filled.findings.between(["a", "c"]) == []


def test_findings_come_highest_score_first(filled: SqliteCatalogue) -> None:
    low, high = Finding("a", "b", "same_product", 0.6), Finding("a", "c", "same_product", 0.8)
    filled.findings.put("m", {"a": _QUALITY}, (), [low, high])
    assert filled.findings.all() == [high, low]


def test_an_interrupted_scan_keeps_its_findings(filled: SqliteCatalogue) -> None:
    filled.findings.put("m", {"a": _QUALITY}, (), [_COPY])
    filled.findings.discard_outdated("m")
    assert filled.findings.all() == [_COPY]


def test_another_method_scans_everything_again(filled: SqliteCatalogue) -> None:
    filled.findings.put("m", {"a": _QUALITY, "b": _QUALITY}, (), [_COPY])
    filled.findings.discard_outdated("other")
    assert filled.findings.all() == []
    assert len(filled.findings.unscanned()) == 2


def test_findings_about_removed_pictures_are_discarded(filled: SqliteCatalogue) -> None:
    filled.findings.put("m", {"a": _QUALITY, "b": _QUALITY}, (), [_COPY])
    filled.pictures.remove(_ids(filled)[:1])
    filled.findings.discard_outdated("m")
    assert filled.findings.all() == []


def test_a_copy_replaces_a_similar_product_and_not_the_other_way_round(
    filled: SqliteCatalogue,
) -> None:
    similar = Finding("a", "b", "same_product", 0.99)
    for order in ((similar, _COPY), (_COPY, similar)):
        for finding in order:
            filled.findings.put("m", {"a": _QUALITY, "b": _QUALITY}, (), [finding])
        assert filled.findings.all() == [_COPY]
        filled.findings.discard_outdated("other")


def test_the_more_probable_similar_product_stays(filled: SqliteCatalogue) -> None:
    for score in (0.6, 0.8, 0.7):
        finding = Finding("a", "b", "same_product", score)
        filled.findings.put("m", {"a": _QUALITY}, (), [finding])
    assert [finding.score for finding in filled.findings.all()] == [0.8]


def test_related_pictures_have_findings_or_equal_contents(filled: SqliteCatalogue) -> None:
    first, second, third = _ids(filled)
    add_product(filled, "D", "d")
    assert filled.findings.related_pictures() == [
        PictureContents("b", second, second),
        PictureContents("b", third, third),
    ]
    filled.findings.put("m", {"a": _QUALITY}, (), [_COPY])
    related = filled.findings.related_pictures()
    assert [picture.picture_id for picture in related] == [first, second, third]


def test_pictures_of_merged_products_count_for_the_reference(filled: SqliteCatalogue) -> None:
    first, second, third = _ids(filled)
    filled.findings.put("m", {"b": _QUALITY}, (), ())
    resolve(filled, "merge", first, third)
    products = filled.findings.products_by_content(["a", "b", "?"])
    assert products == {"a": {first}, "b": {first, second}}
    assessed = filled.findings.assessed_pictures()
    assert [(one.picture_id, one.product_id, one.quality) for one in assessed] == [
        (second, second, _QUALITY),
        (third, first, _QUALITY),
    ]


def test_a_picture_of_the_same_product_ends_a_foreign_neighbour(filled: SqliteCatalogue) -> None:
    filled.findings.put("m", {"a": PictureQuality(0.5, 0.75, "b")}, (), ())
    (picture,) = filled.findings.assessed_pictures()
    assert picture.quality.foreign_neighbour_hash == "b"
    filled.findings.put("m", {"b": _QUALITY}, ["a"], ())
    hashes = [one.quality.foreign_neighbour_hash for one in filled.findings.assessed_pictures()]
    assert hashes == [None] * 3
