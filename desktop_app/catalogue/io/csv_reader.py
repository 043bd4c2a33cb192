"""Reading the rows of a CSV file, whatever its encoding and delimiter."""

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Final

from desktop_app.catalogue.io.heading_row import recognised_headings
from desktop_app.catalogue.io.text_encoding import detect_encoding
from desktop_app.errors import Message, VitrineError

_DELIMITERS: Final = ",;\t|"
_DELIMITER_NAMES: Final = {"tab": "\t", r"\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}
_SAMPLE_LINES: Final = 2000
_MAX_CELL_CHARACTERS: Final = 1 << 20
_MAX_LINE_CHARACTERS: Final = 1 << 22
# As in a workbook.
_MAX_COLUMNS: Final = 1 << 14
# The texts of a smaller table are kept: tables are read several times.
_MAX_KEPT_CHARACTERS: Final = 1 << 26
# Bytes that Python needs for a text in addition to its characters, roughly.
_CELL_COST: Final = 57
_ROW_COST: Final = 150
# Written by programs that tell Excel the delimiter.
_SEPARATOR_LINE: Final = re.compile(r'"?sep=(.)"?', re.IGNORECASE)

# A quote within a quoted cell as databases write it; at the end of a cell it closes a path.
_BACKSLASH_QUOTE: Final = re.compile(r"(?<=[^\\])\\\"(?=[^,;|\t\r\n\"])")
# Before a text that a spreadsheet would take for a formula, an apostrophe is written; one
# more before a text that has apostrophes there itself.
FORMULA_START: Final = r"'*[=+\-@＝＋－＠]"
# Written by programs that keep a spreadsheet from changing 00123 or 4006381333931.
_TEXT_FORMULA: Final = re.compile(r'="([^"]*)"')
_ESCAPED: Final = re.compile(rf"(^\s*|[;\t]\s*)'(?={FORMULA_START})")


class CsvReader:
    """A CSV file.

    Args:
        file: the file.
        encoding: name of its codec; None to detect it.
        delimiter: one character, or its name; None to detect it.

    Raises:
        OSError: the file cannot be read.
        VitrineError: the file is not text, or there is no such encoding or delimiter.
    """

    def __init__(self, file: Path, encoding: str | None, delimiter: str | None) -> None:
        self._file = file
        self.encoding = _codec(encoding) if encoding else _detected_encoding(file)
        start = self._sample()
        stated = _SEPARATOR_LINE.fullmatch(start[0].strip("\r\n")) if start else None
        self._has_separator_line = stated is not None
        if delimiter:
            self.delimiter = _delimiter(delimiter)
        else:
            self.delimiter = stated[1] if stated else _likely_delimiter(start)
        self._quote = "'" if _has_apostrophes(start, self.delimiter) else '"'
        self._kept: Sequence[tuple[int, tuple[str, ...]]] | None = None

    def rows(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Return the number of each row's first line, from 1, and its cells.

        Raises:
            OSError: the file cannot be read.
            VitrineError: a quote is not closed, or a line is too long.
        """
        return self._read_and_kept() if self._kept is None else iter(self._kept)

    def _sample(self) -> list[str]:
        """Return the first lines, about as many characters as a line may have."""
        start: list[str] = []
        characters = 0
        for line in islice(self._text(), _SAMPLE_LINES):
            start.append(line)
            characters += len(line)
            if characters > _MAX_LINE_CHARACTERS:
                break
        return start

    def _read_and_kept(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        kept: list[tuple[int, tuple[str, ...]]] = []
        characters = 0
        for row in self._read():
            if characters <= _MAX_KEPT_CHARACTERS:
                kept.append(row)
                characters += sum(map(len, row[1]), _ROW_COST + len(row[1]) * _CELL_COST)
                if characters > _MAX_KEPT_CHARACTERS:
                    kept.clear()
            yield row
        if characters <= _MAX_KEPT_CHARACTERS:
            self._kept = kept

    def _read(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        csv.field_size_limit(_MAX_CELL_CHARACTERS)
        lines = self._text()
        first = 1
        if self._has_separator_line:
            next(lines)
            first = 2
        raw: list[str] = []
        before: tuple[int, tuple[str, ...]] | None = None
        last_raw: list[str] = []
        reader = csv.reader(
            _recorded(lines, raw),
            delimiter=self.delimiter,
            quotechar=self._quote,
            skipinitialspace=True,
        )
        while (row := self._next_row(reader, raw, first)) is not None:
            if len(raw) > 1:
                self._check_quotes(raw, first)
            if before is not None:
                yield before
            before = first, _cells(row, raw)
            first += len(raw)
            last_raw = raw[:]
            raw.clear()
        if before is not None:
            # Nothing closes a quote in the last line.
            self._check_quotes(last_raw, before[0])
            yield before

    def _next_row(
        self, reader: Iterator[list[str]], raw: Sequence[str], first: int
    ) -> list[str] | None:
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise (self._unclosed_quote if len(raw) > 1 else self._too_long)(first) from error
        if row is not None and len(row) > _MAX_COLUMNS:
            raise self._too_long(first)
        return row

    def _text(self) -> Iterator[str]:
        with self._file.open(encoding=self.encoding, errors="replace", newline="") as stream:
            lines = iter(partial(stream.readline, _MAX_LINE_CHARACTERS), "")
            for number, line in enumerate(lines, start=1):
                if len(line) == _MAX_LINE_CHARACTERS:
                    raise self._too_long(number)
                yield _BACKSLASH_QUOTE.sub('""', line) if '\\"' in line else line

    def _check_quotes(self, raw: Sequence[str], first: int) -> None:
        """Raise if a quoted cell has swallowed the next rows."""
        if self._quote != '"':
            return
        try:
            list(csv.reader(raw, delimiter=self.delimiter, skipinitialspace=True, strict=True))
        except csv.Error as error:
            offset = _unclosed_quote("".join(raw), self.delimiter)
            if offset is not None:
                raise self._unclosed_quote(first + offset) from error

    def _too_long(self, line: int) -> VitrineError:
        return VitrineError(
            Message("{name}: line {line} is too long.", name=self._file.name, line=line),
            Message("Check that the file is a table, and that its lines end where its rows do."),
        )

    def _unclosed_quote(self, line: int) -> VitrineError:
        return VitrineError(
            Message(
                "{name}: the quotation mark in line {line} is not closed.",
                name=self._file.name,
                line=line,
            ),
            Message("Close it or remove it in the table, then import again."),
        )


def _has_apostrophes(lines: Sequence[str], delimiter: str) -> bool:
    """Return whether all headings stand between apostrophes instead of quotation marks."""
    cells = lines[0].strip().split(delimiter) if lines else []
    return len(cells) > 1 and all(re.fullmatch(r"\s*'[^']*'\s*", cell) for cell in cells)


def _recorded(lines: Iterable[str], raw: list[str]) -> Iterator[str]:
    for line in lines:
        raw.append(line)
        yield line


def _cells(row: Sequence[str], raw: Sequence[str]) -> tuple[str, ...]:
    """Return the cells of a row without blanks around them and marks of spreadsheets."""
    cells = tuple(map(str.strip, row))
    # Most rows have none; the regular expressions would take most of the time.
    text = raw[0] if len(raw) == 1 else "".join(raw)
    is_plain = "'" not in text and '="' not in text and "\0" not in text
    return cells if is_plain else tuple(map(_unescaped, cells))


def _unescaped(cell: str) -> str:
    if "\0" in cell:
        cell = cell.replace("\0", "")
    if cell[:2] == '="' and (text := _TEXT_FORMULA.fullmatch(cell)):
        return text[1].strip()
    return _ESCAPED.sub(r"\1", cell) if "'" in cell else cell


def _unclosed_quote(raw: str, delimiter: str) -> int | None:
    """Return in which line of a row a quote opens that closes in another row; None if none.

    A quote that is closed in its line, as in ``"15" TV"``, is no such quote.
    """
    end = re.escape(delimiter) + r"\r\n"
    quoted = re.compile(rf' *"((?:[^"]|"")*)("?)([^{end}]*)')
    plain = re.compile(rf"[^{end}]*")
    position = 0
    while position < len(raw):
        cell = quoted.match(raw, position)
        if cell:
            is_closed = bool(cell[2]) and (not cell[3].strip() or "\n" not in cell[1])
            if not is_closed:
                return max(raw.count("\n", 0, position), raw.count("\r", 0, position))
        cell = cell or plain.match(raw, position)
        position = (cell.end() if cell else position) + 1
    return None


def _detected_encoding(file: Path) -> str:
    encoding = detect_encoding(file)
    if encoding is None:
        raise VitrineError(
            Message("{name} is not a table that can be read.", name=file.name),
            Message("Choose a CSV or XLSX file, or a folder of pictures."),
        )
    return encoding


def _codec(name: str) -> str:
    try:
        "".encode(name)
        found = codecs.lookup(name).name
    except (LookupError, UnicodeError, ValueError) as error:
        raise VitrineError(
            Message("There is no encoding {name}.", name=name),
            Message("Name one such as utf-8, windows-1252, gb18030 or shift_jis."),
        ) from error
    # Also reads files without a byte order mark.
    return "utf-8-sig" if found == "utf-8" else found


def _delimiter(text: str) -> str:
    delimiter = _DELIMITER_NAMES.get(text.casefold(), text)
    if len(delimiter) != 1 or delimiter in '"\r\n ':
        raise VitrineError(
            Message("The delimiter {text} is not a single character.", text=text),
            Message("Name one such as ; or tab."),
        )
    return delimiter


def _likely_delimiter(lines: Sequence[str]) -> str:
    """Return the delimiter that gives known headings, then rows of the same width."""
    return max(_DELIMITERS, key=lambda delimiter: _delimiter_score(lines, delimiter))


def _delimiter_score(lines: Sequence[str], delimiter: str) -> tuple[int, float, int]:
    try:
        rows = [row for row in csv.reader(lines, delimiter=delimiter) if any(row)]
    except csv.Error:
        return 0, 0.0, 0
    widths = Counter(len(row) for row in rows)
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    if width < 2:
        return recognised_headings(rows), 0.0, 0
    return recognised_headings(rows), round(count / len(rows), 2), width
