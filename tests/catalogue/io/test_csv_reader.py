from pathlib import Path

import pytest

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
