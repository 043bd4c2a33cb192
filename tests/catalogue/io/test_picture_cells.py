"""Texts of picture cells are taken apart without looking at files."""

import pytest

from desktop_app.catalogue.io.picture_cells import (
    cell_parts,
    host_of,
    is_web_address,
    spellings,
    without_quotes,
)


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("https://a.example/1.jpg, https://a.example/2.jpg", 2),
        ("https://a.example/1.jpg,https://a.example/2.jpg", 2),
        ("https://a.example/1.jpg;https://a.example/2.jpg;", 2),
        ("https://a.example/1.jpg|https://a.example/2.jpg|3.jpg", 3),
        ("https://a.example/1.jpg\nHTTP://a.example/2.jpg", 2),
        ("https://a.example/w_300,h_200/1.jpg", 1),
        ("https://a.example/1.jpg?sizes=1,2;3", 1),
        ('["https://a.example/1.jpg", "https://a.example/2.jpg"]', 2),
        ("bag, red.jpg", 1),
        ("[draft] bag.jpg", 1),
        ("[1, 2", 1),
        ("[" * 10_000, 1),
        ("{}", 0),
    ],
)
def test_addresses_and_lists_are_taken_apart(cell: str, parts: int) -> None:
    found = cell_parts(cell)
    assert len(found) == parts
    assert all("example" not in part or part.endswith(("jpg", "3")) for part in found)


def test_quotes_are_removed_in_pairs() -> None:
    assert without_quotes(' "„a.jpg”" ') == "„a.jpg”"
    assert without_quotes("“a.jpg”") == "a.jpg"
    assert without_quotes("it's") == "it's"
    assert without_quotes('"') == '"'


def test_file_addresses_are_paths() -> None:
    assert spellings("file:///C:/My%20bags/a.jpg") == ["C:/My bags/a.jpg"]
    assert spellings("file://nas/bags/a.jpg") == ["//nas/bags/a.jpg"]
    assert spellings("file:///home/a.jpg") == ["/home/a.jpg"]
    assert spellings("FILE:/home/a.jpg") == ["/home/a.jpg"]
    assert spellings("a%20b.jpg") == ["a%20b.jpg", "a b.jpg"]


def test_hosts_are_in_lower_case() -> None:
    assert host_of("https://Shop.Example:8080/a.jpg") == "shop.example"
    assert host_of("http://[bad") == ""
    assert is_web_address("HTTPS://shop.example")
    assert not is_web_address("https:")
