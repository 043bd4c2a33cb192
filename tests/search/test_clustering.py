"""Pairs to groups."""

from desktop_app.search.clustering import complete_linkage, connected_components


def test_what_hangs_together_is_one_group() -> None:
    groups = connected_components([(1, 2), (3, 4), (2, 5), (4, 6), (7, 8)])
    assert sorted(map(sorted, groups)) == [[1, 2, 5], [3, 4, 6], [7, 8]]


def test_a_chain_of_look_alikes_is_not_one_group() -> None:
    assert sorted(map(sorted, complete_linkage([(1, 2), (2, 3), (3, 4)]))) == [[1, 2], [3, 4]]


def test_what_is_all_alike_is_one_group() -> None:
    pairs = [(1, 2), (2, 3), (1, 3), (3, 4)]
    assert sorted(map(sorted, complete_linkage(pairs))) == [[1, 2, 3]]


def test_the_surest_pairs_come_first() -> None:
    assert [1, 2] in complete_linkage([(1, 2), (2, 3)])
    assert [2, 3] in complete_linkage([(2, 3), (1, 2)])


def test_many_pairs_take_no_time_to_speak_of() -> None:
    chain = [(number, number + 1) for number in range(100_000)]
    assert len(connected_components(chain)[0]) == 100_001


def test_what_is_kept_apart_is_in_no_group_together() -> None:
    groups = connected_components(
        [(1, 2), (2, 3)], lambda larger, smaller: {1, 3} <= {*larger, *smaller}
    )
    assert sorted(map(sorted, groups)) == [[1, 2]]
