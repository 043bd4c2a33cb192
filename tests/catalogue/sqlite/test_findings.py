"""What audits found is kept by contents, and outlives being stopped."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.catalogue.sqlite.findings import Finding, PictureQuality
from desktop_app.domain.picture import PictureFile

GOOD = PictureQuality(0.5, 0.9)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteCatalogue]:
    opened = SqliteCatalogue.open(tmp_path)
    for sku, content in (("A", "a"), ("B", "b"), ("C", "b")):
        product = opened.add_product(sku, {})
        opened.add_picture(product, PictureFile(f"/{sku}", content, 1, 1, 9, 9, b""))
    yield opened
    opened.close()


def test_contents_are_looked_at_once_however_many_products_have_them(
    store: SqliteCatalogue,
) -> None:
    assert [content for content, _ in store.findings.missing()] == ["a", "b"]
    assert store.findings.owners(["a", "b"]) == {"a": {1}, "b": {2, 3}}
    store.findings.put("m", {"b": GOOD}, (), ())
    assert [content for content, _ in store.findings.missing()] == ["a"]
    assert store.findings.count_audited("m") == 2
    assert store.findings.count_audited("another way of looking") == 0


def test_a_stopped_run_loses_nothing(store: SqliteCatalogue) -> None:
    store.findings.put("m", {"a": GOOD}, (), [Finding("a", "b", "copy", 0.9)])
    store.findings.begin("m")
    assert len(store.findings.all()) == 1


def test_another_method_begins_anew(store: SqliteCatalogue) -> None:
    store.findings.put("m", {"a": GOOD, "b": GOOD}, (), [Finding("a", "b", "copy", 0.9)])
    store.findings.begin("other")
    assert store.findings.all() == []
    assert len(store.findings.missing()) == 2


def test_what_is_of_no_picture_any_more_is_forgotten(store: SqliteCatalogue) -> None:
    store.findings.put("m", {"a": GOOD, "b": GOOD}, (), [Finding("a", "b", "copy", 0.9)])
    store.remove_picture(1)
    store.findings.begin("m")
    assert store.findings.all() == []


def test_a_copy_outdoes_a_look_alike_and_not_the_other_way_round(store: SqliteCatalogue) -> None:
    look_alike = Finding("a", "b", "same_product", 0.99)
    copy = Finding("a", "b", "copy", 0.9)
    for order in ((look_alike, copy), (copy, look_alike)):
        for finding in order:
            store.findings.put("m", {"a": GOOD, "b": GOOD}, (), [finding])
        assert [found.level for found in store.findings.all()] == ["copy"]
        store.findings.begin("other")


def test_a_stranger_is_none_when_its_kin_has_come(store: SqliteCatalogue) -> None:
    store.findings.put("m", {"a": PictureQuality(0.5, 0.9, "b")}, (), ())
    store.findings.put("m", {"b": GOOD}, ["a"], ())
    assert [one.quality.stranger_hash for one in store.findings.assessed()] == [None] * 3
