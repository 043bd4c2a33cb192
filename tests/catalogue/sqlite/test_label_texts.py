"""The text in pictures is stored by version and contents, and follows its picture."""

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from tests.catalogue.sqlite.builders import add_picture, add_product
from tests.labels import line


def _pictures(catalogue: SqliteCatalogue, *contents: str) -> list[int]:
    product = add_product(catalogue, "P-1")
    return [add_picture(catalogue, product, content) for content in contents]


def test_lines_are_stored(catalogue: SqliteCatalogue) -> None:
    first, second, third = _pictures(catalogue, "a", "b", "c")
    lines = (line("绿茶 250克", 0.987, 0.123), line("Tea"))
    catalogue.label_texts.put(1, {first: lines, second: ()})
    assert catalogue.label_texts.get(1, [third, second, first, 4711]) == {first: lines, second: ()}
    assert catalogue.label_texts.missing(1, after=0, limit=9) == [third]
    assert catalogue.label_texts.missing(1, after=third, limit=9) == []
    assert catalogue.label_texts.count_missing(1) == 1


def test_a_new_version_replaces_the_earlier_one(catalogue: SqliteCatalogue) -> None:
    first, second = _pictures(catalogue, "a", "b")
    catalogue.label_texts.put(1, {first: (line("old"),), second: (line("old"),)})
    catalogue.label_texts.put(2, {first: (line("new"),)})
    assert catalogue.label_texts.get(1, [first, second]).keys() == {second}
    assert catalogue.label_texts.count_missing(2) == 1


def test_lines_are_found_by_the_contents_of_a_picture(catalogue: SqliteCatalogue) -> None:
    first, _ = _pictures(catalogue, "same", "other")
    catalogue.label_texts.put(1, {first: (line("Tea"),)})
    assert catalogue.label_texts.by_content(1, ["same", "other", "new"]) == {"same": (line("Tea"),)}
    assert catalogue.label_texts.by_content(1, []) == {}


def test_text_of_a_picture_that_is_gone_is_dropped(catalogue: SqliteCatalogue) -> None:
    (picture,) = _pictures(catalogue, "a")
    catalogue.label_texts.put(1, {picture: (line("Tea"),), 4711: (line("Ghost"),)})
    assert catalogue.label_texts.get(1, [picture, 4711]).keys() == {picture}


def test_undo_brings_the_text_back(catalogue: SqliteCatalogue) -> None:
    (picture,) = _pictures(catalogue, "a")
    catalogue.label_texts.put(1, {picture: (line("Tea"),)})
    with catalogue.history.record("pictures").step():
        catalogue.pictures.remove([picture])
    assert catalogue.label_texts.get(1, [picture]) == {}
    catalogue.history.undo()
    assert catalogue.label_texts.get(1, [picture]) == {picture: (line("Tea"),)}
