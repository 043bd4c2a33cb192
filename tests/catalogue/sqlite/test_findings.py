"""What audits found is kept by contents, and outlives being stopped."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.domain.finding import Finding, PictureQuality
from desktop_app.domain.picture import PictureFile
from tests.actor import ACTOR

GOOD = PictureQuality(0.5, 0.9)


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[SqliteCatalogue]:
    opened = SqliteCatalogue.open(tmp_path, actor=ACTOR)
    for sku, content in (("A", "a"), ("B", "b"), ("C", "b")):
        product = opened.products.add({sku: {}})[sku]
        opened.pictures.add([(product, PictureFile(f"/{sku}", content, 1, 1, 9, 9, b""))])[0]
    yield opened
    opened.close()


def test_contents_are_looked_at_once_however_many_products_have_them(
    catalogue: SqliteCatalogue,
) -> None:
    assert [content for content, _ in catalogue.findings.unscanned()] == ["a", "b"]
    assert catalogue.findings.products_by_content(["a", "b"]) == {"a": {1}, "b": {2, 3}}
    catalogue.findings.put("m", {"b": GOOD}, (), ())
    assert [content for content, _ in catalogue.findings.unscanned()] == ["a"]
    assert catalogue.findings.count_scanned("m") == 2
    assert catalogue.findings.count_scanned("another way of looking") == 0


def test_a_stopped_run_loses_nothing(catalogue: SqliteCatalogue) -> None:
    catalogue.findings.put("m", {"a": GOOD}, (), [Finding("a", "b", "copy", 0.9)])
    catalogue.findings.discard_outdated("m")
    assert len(catalogue.findings.all()) == 1


def test_another_method_begins_anew(catalogue: SqliteCatalogue) -> None:
    catalogue.findings.put("m", {"a": GOOD, "b": GOOD}, (), [Finding("a", "b", "copy", 0.9)])
    catalogue.findings.discard_outdated("other")
    assert catalogue.findings.all() == []
    assert len(catalogue.findings.unscanned()) == 2


def test_what_is_of_no_picture_any_more_is_forgotten(catalogue: SqliteCatalogue) -> None:
    catalogue.findings.put("m", {"a": GOOD, "b": GOOD}, (), [Finding("a", "b", "copy", 0.9)])
    catalogue.pictures.remove([1])
    catalogue.findings.discard_outdated("m")
    assert catalogue.findings.all() == []


def test_a_copy_outdoes_a_look_alike_and_not_the_other_way_round(
    catalogue: SqliteCatalogue,
) -> None:
    look_alike = Finding("a", "b", "same_product", 0.99)
    copy = Finding("a", "b", "copy", 0.9)
    for order in ((look_alike, copy), (copy, look_alike)):
        for finding in order:
            catalogue.findings.put("m", {"a": GOOD, "b": GOOD}, (), [finding])
        assert [found.level for found in catalogue.findings.all()] == ["copy"]
        catalogue.findings.discard_outdated("other")


def test_a_stranger_is_none_when_its_kin_has_come(catalogue: SqliteCatalogue) -> None:
    catalogue.findings.put("m", {"a": PictureQuality(0.5, 0.9, "b")}, (), ())
    catalogue.findings.put("m", {"b": GOOD}, ["a"], ())
    assert [
        one.quality.foreign_neighbour_hash for one in catalogue.findings.assessed_pictures()
    ] == [None] * 3
