"""The products of a list of issues, also where only a part of the issues is listed."""

from desktop_app.domain.issue import Issue, IssueList
from desktop_app.domain.product_list import ProductFilter


def test_all_products_without_a_picture_are_meant_even_if_only_some_are_listed() -> None:
    issues = (Issue(3, "A", ""), Issue(7, "B", ""))
    listed = ProductFilter(product_ids=frozenset({3, 7}))
    assert IssueList("no_picture", issues).products == listed
    assert IssueList("one_picture", issues, unlisted=5).products == listed
    every = IssueList("no_picture", issues, unlisted=5).products
    assert every == ProductFilter(states=frozenset({"no_picture"}))
