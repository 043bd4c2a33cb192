from collections.abc import Sequence

from desktop_app.catalogue.sqlite.search_query import SearchQuery


def similar(word: str) -> Sequence[str]:
    return ["berry"] if word == "beery" else []


def test_words_stand_together_where_nothing_separates_them() -> None:
    query = SearchQuery.parse("YL-006 浆果300g")
    assert query.groups == (("yl", "006"), ("浆", "果"), ("300", "g"))
    assert query.in_groups == '("yl 006"*) AND ("浆 果") AND ("300 g"*)'
    assert query.in_order == '^ "yl 006 浆 果 300 g"*'
    assert query.in_parts == '("yl"*) AND ("006"*) AND ("浆") AND ("果") AND ("300"*) AND ("g"*)'


def test_only_words_of_letters_have_other_spellings() -> None:
    query = SearchQuery.parse("beery 300g 浆果")
    assert query.with_alternatives(similar) == (
        '("beery"* OR "berry"*) AND ("300 g"*) AND ("浆 果")'
    )
    assert SearchQuery.parse("浆果 300").with_alternatives(similar) is None
    assert SearchQuery.parse("berry").with_alternatives(similar) is None


def test_a_gtin_is_also_looked_up_without_leading_zeros() -> None:
    assert SearchQuery.parse("0012345678905").code_without_zeros == "12345678905"
    assert SearchQuery.parse("007").code_without_zeros == "007"


def test_text_without_words_and_very_long_text_are_handled() -> None:
    assert SearchQuery.parse(" ・ ").groups == ()
    assert SearchQuery.parse("").code == ""
    assert len(SearchQuery.parse("a b " * 1000).words) == 32
    assert len(SearchQuery.parse("圈" * 1000).words) == 32
