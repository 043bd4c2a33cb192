"""Text of unknown origin is shown and not obeyed, and can be stored."""

import json
from pathlib import Path

import pytest

from desktop_app.errors import VitrineError
from desktop_app.visible_text import (
    as_encodable,
    as_json_text,
    excerpt,
    is_encodable,
    one_line,
    require_encodable,
    visible_lines,
)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Tea", "Tea"),
        ("500克 👨\u200d👩\u200d👧 שלום", "500克 👨\u200d👩\u200d👧 שלום"),
        ("one\r\ntwo\tthree\u2028four\x85", "one  two three four "),
        ("\x1b]0;title\x07\x1b[31mred\x9b2J", "�]0;title��[31mred�2J"),
        ("\u202egpj.exe\u2066\u2069", "�gpj.exe��"),
        ("caf\udce9.jpg\0", "caf�.jpg�"),
    ],
)
def test_a_line_is_only_shown(text: str, line: str) -> None:
    assert one_line(text) == line


def test_lines_stay_lines() -> None:
    assert visible_lines("one\n  two\x1b") == "one\n  two�"


def test_json_says_the_same_without_what_a_terminal_obeys() -> None:
    value = {"photo": "caf\udce9", "name": "a\x9b\u202eb\u2028\n\x1b"}
    text = as_json_text(json.dumps(value, ensure_ascii=False))
    assert text.isprintable()
    assert json.loads(text) == {"photo": "caf�", "name": value["name"]}


def test_bytes_that_are_no_text_cannot_be_stored() -> None:
    assert not is_encodable("caf\udce9")
    assert as_encodable("caf\udce9 é") == "caf� é"
    with pytest.raises(VitrineError, match="is not valid text"):
        require_encodable(Path("/shop/caf\udce9/list.csv"))
    require_encodable(Path("/shop/café/list.csv"))


def test_a_long_text_is_named_by_its_start() -> None:
    assert excerpt("tea") == "tea"
    assert len(excerpt("x" * 1_000_000)) < 100
