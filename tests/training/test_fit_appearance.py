"""The regressions of print and colours are fitted to sets that count alike."""

import ast
from dataclasses import fields

import numpy as np
import pytest

from desktop_app.vision.cell_comparison import CellComparison
from training import fit_appearance
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


def test_the_constants_are_printed_as_they_stand_in_the_program(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def pair(contradiction: float, *, is_same: bool) -> tuple[str, CellComparison, bool]:
        values = [np.full(1, contradiction, np.float32)] * len(fields(CellComparison))
        return "a", CellComparison(*values), is_same

    for name in ("print_contradiction", "colour_differences"):
        monkeypatch.setattr(fit_appearance, name, lambda cells: [float(cells.weight[0])])
    fit_appearance.print_constants([pair(0.1, is_same=True), pair(0.9, is_same=False)])
    printed = dict(line.split(": Final = ") for line in capsys.readouterr().out.splitlines())
    assert list(printed) == [
        *("PRINT_INTERCEPT", "PRINT_WEIGHTS", "COLOUR_INTERCEPT", "COLOUR_WEIGHTS"),
    ]
    (weight,) = ast.literal_eval(printed["PRINT_WEIGHTS"])
    assert weight > 0
