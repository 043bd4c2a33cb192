from pathlib import Path

import pytest

from desktop_app.catalogue.io import csv_reader
from desktop_app.catalogue.io.csv_reader import CsvReader
from desktop_app.errors import VitrineError


def _reader(
    tmp_path: Path, text: str, encoding: str | None = None, delimiter: str | None = None
) -> CsvReader:
    file = tmp_path / "shop.csv"
    file.write_text(text, encoding=encoding or "utf-8", newline="")
    return CsvReader(file, encoding, delimiter)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('sku,name\nA1,"open,y\nA2,b\n', 2),
        ('sku,name,x\nA1,"15" TV",x\nA2,"open,y\nA3,"closed",z\n', 3),
        ('sku,name\nA1,"two\nlines"\nA2,"open', 4),
        ('sku,name\nA1,"one\ntwo\n","open\n', 4),
    ],
)
def test_an_unclosed_quote_is_refused_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(VitrineError, match=f"line {line} is not closed"):
        list(_reader(tmp_path, text).rows())


def test_inch_marks_are_no_unclosed_quotes(tmp_path: Path) -> None:
    rows = list(_reader(tmp_path, 'sku,name\nA1,12" plate\nA2,"15" TV"\n').rows())
    assert [cells[1] for _, cells in rows] == ["name", '12" plate', '15 TV"']


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;"])
def test_a_separator_line_is_obeyed(tmp_path: Path, first: str) -> None:
    reader = _reader(tmp_path, f"{first}\nsku;a,b,c,d\nA1;x,y,z,w\n")
    assert list(reader.rows()) == [(2, ("sku", "a,b,c,d")), (3, ("A1", "x,y,z,w"))]


def test_commas_in_prices_are_no_delimiters(tmp_path: Path) -> None:
    assert _reader(tmp_path, "sku;price\nA1;3,49\nA2;5,00\n").delimiter == ";"


def test_titles_with_commas_do_not_decide(tmp_path: Path) -> None:
    text = "Prices, spring, all shops\n\nsku\tname\nA1\tTea\n"
    assert _reader(tmp_path, text).delimiter == "\t"


def test_encoding_and_delimiter_can_be_chosen(tmp_path: Path) -> None:
    reader = _reader(tmp_path, "sku#name\nA1#Größe\n", "cp850", "#")
    assert list(reader.rows())[1] == (2, ("A1", "Größe"))
    assert _reader(tmp_path, "a\tb\n", None, "tab").delimiter == "\t"


@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("klingon", None), ("hex", None), (None, "ab"), (None, '"')]
)
def test_unknown_choices_are_refused(
    tmp_path: Path, encoding: str | None, delimiter: str | None
) -> None:
    file = tmp_path / "shop.csv"
    file.write_text("sku\n")
    with pytest.raises(VitrineError):
        CsvReader(file, encoding, delimiter)


def test_escaped_formulas_are_read_back(tmp_path: Path) -> None:
    rows = list(_reader(tmp_path, "sku,name\n'=1+1,''@x\n'-A5,don't\n").rows())
    assert [cells for _, cells in rows[1:]] == [("=1+1", "'@x"), ("-A5", "don't")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('sku,name\nA1,"5\\" plate"\nA2,Cup\n', '5" plate'),
        ('sku,name\nA1,"C:\\pictures\\"\nA2,Cup\n', "C:\\pictures\\"),
        ("'sku','name'\n'A1','Tea, green'\n'A2','Cup'\n", "Tea, green"),
        ("sku,name\nA1,Te\0a\nA2,Cup\n", "Tea"),
        ('sku,name\nA1,"=""007"""\nA2,Cup\n', "007"),
        ("sku,name\nA1,'n roll\nA2,Cup\n", "'n roll"),
    ],
)
def test_quotes_and_signs_of_other_programs(tmp_path: Path, text: str, name: str) -> None:
    file = tmp_path / "shop.csv"
    file.write_text(text)
    rows = [cells for _, cells in CsvReader(file, None, None).rows()]
    assert rows[1:] == [("A1", name), ("A2", "Cup")]


def test_rows_read_again_are_the_same(tmp_path: Path) -> None:
    reader = _reader(tmp_path, "sku,name\nA1,Lamp\n\nA2,'=1\n")
    next(reader.rows())
    first = list(reader.rows())
    assert [cells for _, cells in first] == [("sku", "name"), ("A1", "Lamp"), (), ("A2", "=1")]
    assert list(reader.rows()) == first


@pytest.mark.parametrize(
    "line",
    [
        "A1," * 20_000,
        "A1," + "x" * (csv_reader._MAX_CELL_CHARACTERS + 1),
        "A1," * (csv_reader._MAX_LINE_CHARACTERS // 3) + "x,x",
    ],
    ids=["columns", "cell", "characters"],
)
def test_a_line_without_an_end_is_refused_with_its_number(tmp_path: Path, line: str) -> None:
    text = f"sku,name\nA0,Lamp\n{line}\n"
    with pytest.raises(VitrineError, match=r"shop\.csv: line 3 is too long"):
        list(_reader(tmp_path, text).rows())


def test_the_delimiter_is_found_without_reading_long_lines_to_their_end(tmp_path: Path) -> None:
    line = ";".join(["x" * 1_000_000] * 3) + "\n"
    assert _reader(tmp_path, "sku;name;note\n" + line * 4).delimiter == ";"


def test_countless_blank_lines_are_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv_reader, "_MAX_KEPT_CHARACTERS", 10_000)
    reader = _reader(tmp_path, "sku,name\n" + "\n" * 1000 + "A1,Lamp\n")
    assert len(list(reader.rows())) == 1002
    assert reader._kept is None
