from desktop_app.domain.pair_resolutions import PairResolutions, ResolvedSet
from desktop_app.domain.resolution import ResolutionKind


def _set(kind: ResolutionKind, *ids: int, changed: tuple[int, ...] = ()) -> ResolvedSet:
    return ResolvedSet(kind, frozenset(ids), frozenset(ids) - set(changed))


def test_the_order_of_two_products_does_not_matter() -> None:
    resolutions = PairResolutions([_set("later", 1, 2), _set("different", 2, 3)])
    assert resolutions.kind_of(1, 2) == resolutions.kind_of(2, 1) == "later"
    assert resolutions.kind_of(1, 3) is None
    assert resolutions.kind_of(4, 5) is None


def test_the_latest_resolution_counts_for_pairs_and_for_sets() -> None:
    sets = [_set("different", 1, 2, 3), _set("later", 3, 2)]
    resolutions = PairResolutions(sets)
    assert resolutions.kind_of(2, 3) == "later"
    assert resolutions.kind_of(1, 2) == "different"
    assert PairResolutions([*sets, _set("different", 1, 2, 3)]).kind_of(2, 3) == "different"


def test_a_resolution_ends_when_a_product_has_other_pictures() -> None:
    resolutions = PairResolutions([_set("merge", 1, 2), _set("different", 1, 2, 3, changed=(2,))])
    assert resolutions.kind_of(1, 2) is None
    assert resolutions.kind_of(1, 3) == "different"
    assert resolutions.separated_products() == {1, 3}


def test_variants_and_different_products_are_separate() -> None:
    resolutions = PairResolutions(
        [_set("different", 1, 2), _set("variant", 1, 3), _set("later", 1, 4), _set("merge", 1, 5)]
    )
    assert [other for other in range(2, 7) if resolutions.is_separate(1, {other})] == [2, 3]
    assert resolutions.separated_products() == {1, 2, 3}


def test_a_later_resolution_ends_the_separation_of_its_pair_only() -> None:
    resolutions = PairResolutions([_set("different", 1, 2, 3), _set("later", 1, 2)])
    assert not resolutions.is_separate(1, {2})
    assert resolutions.is_separate(1, {2, 3})


def test_a_changed_product_is_not_separate() -> None:
    resolutions = PairResolutions([_set("different", 1, 2, 3, changed=(3,))])
    assert not resolutions.is_separate(1, {3})
    assert not resolutions.is_separate(3, {1})
    assert resolutions.is_separate(1, {2, 3})
