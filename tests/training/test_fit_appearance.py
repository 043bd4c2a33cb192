"""The regressions of print and colours are fitted to sets that count alike."""

from training.fit_appearance import fit


def _pairs(name: str, count: int, limit: float) -> list[tuple[str, list[float], bool]]:
    values = [number / count for number in range(count)]
    return [(name, [value], value < limit) for value in values]


def test_larger_contradictions_are_less_probable() -> None:
    intercept, weight = fit(_pairs("a", 40, 0.5), frozenset()).tolist()
    assert weight > 0
    # The probability is one half where the sets change from the same to other products.
    assert abs(intercept / weight - 0.5) < 0.05


def test_sets_that_are_left_out_and_pairs_without_statistics_do_not_count() -> None:
    one = _pairs("a", 40, 0.5)
    more = [*one, *_pairs("b", 40, 0.1), ("a", None, True)]
    assert fit(more, frozenset({"b"})).tolist() == fit(one, frozenset()).tolist()


def test_a_set_with_many_pairs_counts_as_one_with_few() -> None:
    few, many = _pairs("a", 20, 0.3), _pairs("b", 20, 0.7)
    once = fit([*few, *many], frozenset()).tolist()
    often = fit([*few, *many * 5], frozenset()).tolist()
    assert abs(once[0] - often[0]) < 0.05 * abs(once[0])
