"""Reading the tables of the corpus, whole and damaged."""

import re
import time
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Final

from desktop_app.catalogue.io.import_sources import open_source
from desktop_app.catalogue.io.table_reader import Table
from desktop_app.errors import VitrineError
from tools.table_corpus.case import Case, differences
from tools.table_corpus.exports import full_export
from tools.table_corpus.kinds import KINDS
from tools.table_corpus.languages import language
from tools.table_corpus.other_rows import other_rows
from tools.table_corpus.prices import bar_code, no_price, single_price
from tools.table_corpus.shops import SHOP_KINDS

ALL_KINDS: Final = (
    *KINDS,
    *SHOP_KINDS,
    *(full_export, language, single_price, no_price, bar_code, other_rows),
)
_MAX_SECONDS: Final = 2.0


def cases(count: int) -> Iterator[Case]:
    """Yield so many tables, of all kinds in turn."""
    for seed in range(count):
        yield ALL_KINDS[seed % len(ALL_KINDS)](Random(seed))


def problems(case: Case, file: Path) -> list[str]:
    """Return what is wrong with the reading of a table."""
    file.write_bytes(case.data)
    try:
        found = list(differences(case, file))
    except VitrineError as error:
        return [] if case.is_refused else [str(error)]
    return ["it is not refused"] if case.is_refused else found


def mutated(case: Case, rng: Random) -> bytes:
    """Return the table with random damage; of archives, one file in it is damaged."""
    if case.suffix == ".csv":
        return _damaged(case.data, rng)
    source = zipfile.ZipFile(BytesIO(case.data))
    target = BytesIO()
    victim = rng.choice(source.namelist())
    with zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            data = source.read(name)
            archive.writestr(name, _damaged(data, rng) if name == victim else data)
    return _damaged(target.getvalue(), rng) if rng.random() < 0.1 else target.getvalue()


def mutation_problem(data: bytes, file: Path) -> str:
    """Return what is wrong with the reading of a damaged table; empty if nothing."""
    file.write_bytes(data)
    start = time.process_time()
    try:
        source = open_source(file)
        count = source.count()
        rows = list(source.rows())
    except VitrineError:
        rows, count = [], 0
    except Exception as error:  # noqa: BLE001 - any other is what is looked for
        return f"{type(error).__name__}: {error}"
    seconds = time.process_time() - start
    if seconds > _MAX_SECONDS:
        return f"{seconds:.1f} s"
    there = _rows_there(file) if file.suffix == ".csv" and rows else None
    is_whole = len(rows) == count == (count if there is None else there)
    return "" if is_whole else f"{len(rows)} rows of {count}, {there} in the file"


def _rows_there(file: Path) -> int | None:
    """Return the number of lines below the headings; None if quotes may join lines."""
    table = Table(file)
    text = file.read_bytes().decode(table.encoding, errors="replace").replace("\0", "")
    if '"' in text:
        return None
    lines = re.split(r"\r\n|\r|\n", text)[table.header_row :]
    return sum(any(map(str.strip, line.split(table.delimiter))) for line in lines)


def _damaged(data: bytes, rng: Random) -> bytes:
    damaged = bytearray(data)
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(damaged) + 1)
        kind = rng.randrange(5)
        if kind == 0:
            damaged[at : at + 1] = bytes([rng.randrange(256)])
        elif kind == 1:
            del damaged[at : at + rng.randint(1, 40)]
        elif kind == 2:
            damaged[at:at] = rng.choice([b'"', b"\n", b"\r", b"\0", b";", b",", b"\xff\xfe", b"'"])
        elif kind == 3:
            damaged[at:at] = damaged[at : at + rng.randint(1, 200)]
        else:
            damaged = damaged[:at] if rng.random() < 0.2 else damaged
    return bytes(damaged)
