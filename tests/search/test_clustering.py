"""Connected components and complete linkage."""

from desktop_app.search.clustering import complete_linkage, connected_components


def test_connected_items_are_one_group() -> None:
    groups = connected_components([(1, 2), (3, 4), (2, 5), (4, 6), (7, 8)])
    assert sorted(map(sorted, groups)) == [[1, 2, 5], [3, 4, 6], [7, 8]]


def test_a_chain_is_not_one_group() -> None:
    assert sorted(map(sorted, complete_linkage([(1, 2), (2, 3), (3, 4)]))) == [[1, 2], [3, 4]]


def test_items_that_are_all_pairs_are_one_group() -> None:
    pairs = [(1, 2), (2, 3), (1, 3), (3, 4)]
    assert sorted(map(sorted, complete_linkage(pairs))) == [[1, 2, 3]]


def test_the_first_pairs_have_priority() -> None:
    assert [1, 2] in complete_linkage([(1, 2), (2, 3)])
    assert [2, 3] in complete_linkage([(2, 3), (1, 2)])


def test_a_long_chain_is_one_group() -> None:
    chain = [(number, number + 1) for number in range(100_000)]
    assert len(connected_components(chain)[0]) == 100_001


def test_a_cannot_link_constraint_prevents_a_merge() -> None:
    groups = connected_components(
        [(1, 2), (2, 3)], lambda larger, smaller: {1, 3} <= {*larger, *smaller}
    )
    assert sorted(map(sorted, groups)) == [[1, 2]]
