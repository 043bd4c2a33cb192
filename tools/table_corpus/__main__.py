"""``python -m tools.table_corpus``: read the corpus and print what is wrong."""

import argparse
import sys
from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tools.table_corpus.check import cases, mutated, mutation_problem, problems


def main() -> int:
    """Print the number of tables that are read right; exit 1 if one is not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", type=int, default=200)
    parser.add_argument("--mutations", type=int, default=0)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        wrong = _check_tables(options.tables, Path(folder))
        wrong += _check_mutations(options.mutations, Path(folder))
    return int(wrong > 0)


def _check_tables(count: int, folder: Path) -> int:
    wrong: Counter[str] = Counter()
    for seed, case in enumerate(cases(count)):
        for problem in problems(case, folder / f"table{case.suffix}"):
            print(f"{case.kind}, seed {seed}: {problem}")
            wrong[str(seed)] += 1
    print(f"tables read right: {count - len(wrong)} of {count}")
    return len(wrong)


def _check_mutations(count: int, folder: Path) -> int:
    wrong = 0
    for seed, case in enumerate(cases(count)):
        data = mutated(case, Random(-seed))
        problem = mutation_problem(data, folder / f"mutated{case.suffix}")
        if problem:
            print(f"mutation of {case.kind}, seed {seed}: {problem}")
            wrong += 1
    if count:
        print(f"mutated tables without crash, hang or lost row: {count - wrong} of {count}")
    return wrong


if __name__ == "__main__":
    sys.exit(main())
