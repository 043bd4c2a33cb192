"""Variants are joined to styles, also where a scan has not compared every two of them."""

from collections.abc import Sequence
from itertools import combinations

import pytest

from desktop_app.engine.duplicates.variant_clustering import Pair, cluster_variants


def _clusters(
    links: Sequence[Pair], saturated: Sequence[int] = (), apart: Sequence[int] = ()
) -> list[list[int]]:
    def cannot_link(larger: Sequence[int], smaller: Sequence[int]) -> bool:
        return set(apart) <= {*larger, *smaller} if apart else False

    return sorted(map(sorted, cluster_variants(links, cannot_link, saturated)))


def _all_pairs(start: int, end: int) -> list[Pair]:
    return list(combinations(range(start, end), 2))


def _near_pairs(count: int, near: int) -> list[Pair]:
    """Return the pairs of a range of which each is compared with its next ones only."""
    return [(one, (one + step) % count) for one in range(count) for step in range(1, near + 1)]


def test_variants_are_a_style_if_half_of_their_pairs_are_linked() -> None:
    assert _clusters([(1, 2), (3, 4), (1, 3)]) == [[1, 2], [3, 4]]
    assert _clusters([(1, 2), (3, 4), (1, 3), (2, 4)]) == [[1, 2, 3, 4]]


def test_a_later_link_counts_for_clusters_that_were_linked_loosely_before() -> None:
    # When the link of 1 and 3 is looked at for the first time, 3 and 4 are no cluster.
    links = [(1, 2), (1, 3), (1, 4), (3, 4), (2, 4)]
    assert _clusters(links) == [[1, 2, 3, 4]]


@pytest.mark.parametrize("count", [40, 300])
def test_a_range_of_many_colours_is_one_style(count: int) -> None:
    links = _near_pairs(count, 6)
    assert len(_clusters(links)) > 1
    assert _clusters(links, range(count)) == [list(range(count))]


def test_a_chance_link_of_two_ranges_does_not_join_them() -> None:
    links = [*_all_pairs(0, 15), *_all_pairs(15, 30), (3, 17), (4, 18), (5, 19)]
    assert _clusters(links, range(30)) == [list(range(15)), list(range(15, 30))]


def test_a_product_with_other_neighbours_does_not_join_a_range_by_chance() -> None:
    links = [*_near_pairs(20, 6), (3, 99), (4, 99), (5, 99)]
    assert _clusters(links, range(20)) == [list(range(20))]


def test_what_was_decided_to_be_apart_stays_apart() -> None:
    assert _clusters(_all_pairs(0, 4), apart=[0, 3]) == [[0, 1, 2]]
