"""``python -m tools.hostile_files``: read damaged pictures and tables, and print the counts."""

import argparse
import gc
import sys
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from desktop_app.catalogue.io.import_sources import open_source
from desktop_app.catalogue.io.isolated_workbook import WORKER as WORKBOOK_WORKER
from desktop_app.domain.table_suffixes import TABLE_SUFFIXES
from desktop_app.logs.native_output import silence_native_output
from desktop_app.vision.decoding.isolated import WORKER as PICTURE_WORKER
from desktop_app.vision.picture_decoding import decode, read_photo
from tools.hostile_files.pictures import damaged_pictures
from tools.hostile_files.survey import Survey
from tools.table_corpus.check import cases, mutated


def main() -> int:
    """Read all files; return 1 if one led to what must not happen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=int, default=20_000)
    parser.add_argument("--tables", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--cases", type=Path, help="a folder: read its files instead")
    options = parser.parse_args()
    silence_native_output()
    if options.cases is not None:
        return read_cases(options.cases)
    pictures = survey_pictures(options.pictures, options.seed)
    print("\n".join(pictures.report("pictures")), flush=True)
    tables = survey_tables(options.tables)
    print("\n".join(tables.report("tables")))
    return int(bool(pictures.problems or tables.problems))


def read_cases(folder: Path) -> int:
    """Read each file of a folder in a new child, and print what was said, its time and memory."""
    status = 0
    for file in sorted(folder.iterdir()):
        is_table = file.suffix.lower() in TABLE_SUFFIXES
        worker = WORKBOOK_WORKER if is_table else PICTURE_WORKER
        worker.close()
        survey = Survey(worker)
        survey.read(file.name, partial(_read_table if is_table else read_photo, file))
        outcome = ", ".join([*survey.outcomes, *survey.problems])
        print(
            f"{file.name}: {survey.slowest_s:.2f} s, {survey.peak_bytes() / 1e6:.0f} MB: {outcome}"
        )
        status |= bool(survey.problems)
    return status


def survey_pictures(count: int, seed: int = 0) -> Survey:
    """Decode so many damaged pictures."""
    survey = Survey(PICTURE_WORKER)
    for name, data in damaged_pictures(count, seed):
        survey.read(name, lambda data=data, name=name: decode(data, name=name))  # type: ignore[misc]
    return survey


def survey_tables(count: int) -> Survey:
    """Read so many damaged tables."""
    survey = Survey(WORKBOOK_WORKER)
    with TemporaryDirectory() as folder:
        for seed, case in enumerate(cases(count)):
            file = Path(folder) / f"damaged{case.suffix}"
            file.write_bytes(mutated(case, Random(-seed)))
            # The writers of workbooks leave cycles of much memory.
            gc.collect()
            survey.read(f"{case.kind}, seed {seed}", lambda file=file: _read_table(file))  # type: ignore[misc]
    return survey


def _read_table(file: Path) -> None:
    source = open_source(file)
    source.count()
    list(source.rows())


if __name__ == "__main__":
    sys.exit(main())
