"""A short run of the corpus; ``make table-corpus`` is the long one."""

from pathlib import Path
from random import Random

import pytest

from tools.table_corpus.check import ALL_KINDS, mutated, mutation_problem, problems


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_tables_of_every_kind_are_read_right(tmp_path: Path, kind: object) -> None:
    assert callable(kind)
    case = kind(Random(7))
    assert problems(case, tmp_path / f"table{case.suffix}") == []


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_damaged_tables_neither_crash_nor_lose_rows(tmp_path: Path, kind: object) -> None:
    assert callable(kind)
    for seed in range(2):
        case = kind(Random(seed))
        problem = mutation_problem(mutated(case, Random(seed)), tmp_path / f"table{case.suffix}")
        assert problem == "" or problem.endswith(" s")
