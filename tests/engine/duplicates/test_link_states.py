"""Links are open, postponed or settled, depending on what was decided about their products."""

from desktop_app.domain.finding import FindingLevel
from desktop_app.domain.pair_resolutions import PairResolutions, ResolvedSet
from desktop_app.domain.resolution import ResolutionKind
from desktop_app.engine.duplicates.link_states import LinkStates, links_by_state
from desktop_app.engine.duplicates.product_links import ProductLink, ProductLinks

NONE = PairResolutions([])


def _link(level: FindingLevel = "copy", score: float = 0.9) -> ProductLink:
    return ProductLink(level, score, (1, 2))


def _resolved(kind: ResolutionKind, *product_ids: int) -> PairResolutions:
    products = frozenset(product_ids)
    return PairResolutions([ResolvedSet(kind, products, products)])


def _states(states: LinkStates) -> dict[tuple[int, int], str]:
    return {pair: state for (state, _), links in states.links.items() for pair in links}


def test_a_link_without_a_decision_is_open() -> None:
    states = links_by_state({(1, 2): _link()}, NONE, {})
    assert states.links["open", "copy"] == {(1, 2): _link()}


def test_decisions_settle_or_postpone_a_link() -> None:
    links: ProductLinks = {(1, 2): _link()}
    kinds: tuple[ResolutionKind, ...] = ("different", "variant", "later")
    found = {kind: _states(links_by_state(links, _resolved(kind, 1, 2), {})) for kind in kinds}
    assert found == {
        "different": {(1, 2): "settled"},
        "variant": {(1, 2): "settled"},
        "later": {(1, 2): "later"},
    }


def test_a_link_between_merged_products_is_settled() -> None:
    states = links_by_state({(1, 2): _link()}, NONE, {2: 1})
    assert _states(states) == {(1, 2): "settled"}


def test_an_open_link_of_a_merged_product_is_one_of_its_reference() -> None:
    link = ProductLink("copy", 0.9, (30, 40))
    states = links_by_state({(3, 4): link}, NONE, {3: 5})
    # The smaller product id comes first, and the pictures follow.
    assert states.links["open", "copy"] == {(4, 5): ProductLink("copy", 0.9, (40, 30))}


def test_of_two_links_that_a_merge_joins_the_one_with_the_higher_score_stays() -> None:
    links: ProductLinks = {(1, 3): _link(score=0.8), (2, 3): _link(score=0.95)}
    states = links_by_state(links, NONE, {2: 1})
    assert states.links["open", "copy"] == {(1, 3): _link(score=0.95)}


def test_of_two_links_that_a_merge_joins_the_stronger_level_stays() -> None:
    links: ProductLinks = {(1, 3): _link("same_product", 0.99), (2, 3): _link("copy", 0.8)}
    states = links_by_state(links, NONE, {2: 1})
    assert states.links["open", "copy"].keys() == {(1, 3)}
    assert not states.links["open", "same_product"]


def test_links_are_in_descending_order_of_score() -> None:
    links: ProductLinks = {(1, 2): _link(score=0.7), (3, 4): _link(score=0.9)}
    assert list(links_by_state(links, NONE, {}).links["open", "copy"]) == [(3, 4), (1, 2)]


def test_products_that_are_different_cannot_be_linked() -> None:
    cannot_link = links_by_state({}, _resolved("different", 1, 4), {}).cannot_link
    assert cannot_link([1, 2], [4])
    assert cannot_link([4, 5], [1])
    assert not cannot_link([2, 3], [4])
    assert not cannot_link([1, 2], [3])


def test_the_constraint_holds_for_the_references_of_merged_products() -> None:
    cannot_link = links_by_state({}, _resolved("variant", 1, 4), {4: 7}).cannot_link
    assert cannot_link([1, 2], [7])


def test_postponed_products_can_be_linked() -> None:
    assert not links_by_state({}, _resolved("later", 1, 4), {}).cannot_link([1], [4])


def test_a_product_with_as_many_links_as_neighbours_is_saturated() -> None:
    links = {(1, other): _link("variant" if other % 2 else "copy") for other in range(2, 12)}
    assert links_by_state(links, NONE, {}).saturated_products() == {1}
    del links[1, 2]
    assert links_by_state(links, NONE, {}).saturated_products() == frozenset()
