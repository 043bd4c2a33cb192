from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.catalogue.sqlite.similar_words import SimilarWords
from tests.catalogue.sqlite.builders import add_product


def test_long_words_may_have_two_mistakes_short_ones_none(catalogue: SqliteCatalogue) -> None:
    add_product(catalogue, "A", name="Berry chocolate tea", brand="Loopers")
    words = SimilarWords(catalogue._database)
    assert words.find("beery") == ["berry"]
    assert words.find("brery") == ["berry"]
    assert words.find("bxxry") == []
    assert words.find("choclat") == ["chocolate"]
    assert words.find("loopres") == ["loopers"]
    assert words.find("tae") == []


def test_words_added_later_are_found(catalogue: SqliteCatalogue) -> None:
    words = SimilarWords(catalogue._database)
    assert words.find("beery") == []
    add_product(catalogue, "A", name="Berry")
    assert words.find("beery") == ["berry"]


def test_numbers_and_pinyin_are_no_words(catalogue: SqliteCatalogue) -> None:
    add_product(catalogue, "A", name="浆果麦圈", gtin="4006381333931")
    words = SimilarWords(catalogue._database)
    assert words.find("jiangguomaiquam") == []
    assert words.find("4006381333932") == []
