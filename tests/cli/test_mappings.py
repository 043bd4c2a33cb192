"""``vitrine mappings``, and what ``vitrine import`` remembers."""

import json
from pathlib import Path

import pytest

from desktop_app.cli import main
from tests.cli.conftest import ReadJson


@pytest.fixture
def shop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Return a catalogue into which a table was imported with a mapping."""
    folder = str(tmp_path / "shop")
    (tmp_path / "map.json").write_text(json.dumps({"sku": "Key", "name": "Text"}))
    (tmp_path / "a.csv").write_text("Key,Text\nA1,Tea\n")
    arguments = ["import", str(tmp_path / "a.csv"), "--catalog", folder]
    assert main([*arguments, "--map", str(tmp_path / "map.json"), "--supplier", "Acme"]) == 0
    capsys.readouterr()
    return folder


def test_a_mapping_is_used_for_the_next_table(
    shop: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "b.csv").write_text("Key,Text\nA1,Tea\nA2,Bag\n")
    arguments = ["import", str(tmp_path / "b.csv"), "--catalog", shop, "--json"]
    for options in (["--dry-run"], []):
        assert main([*arguments, *options]) == 0
        printed = capsys.readouterr()
        assert "as the last table of Acme" in printed.err
        report = json.loads(printed.out)
        assert (report["added"], report["unchanged"]) == (1, 1)


def test_mappings_are_listed_and_forgotten(
    shop: str, printed_json: ReadJson, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["mappings", "--catalog", shop, "--json"]) == 0
    (found,) = printed_json()
    assert found["mapping"] == {"sku": "Key", "name": "Text"}
    assert (found["supplier"], found["headings"]) == ("Acme", ["Key", "Text"])
    number = str(found["number"])
    assert main(["mappings", "--catalog", shop]) == 0
    assert capsys.readouterr().out == f"{number}  Acme: sku = Key; name = Text\n"
    assert main(["mappings", "--catalog", shop, "--forget", "99"]) == 1
    assert "There is no mapping 99" in capsys.readouterr().err
    assert main(["mappings", "--catalog", shop, "--forget", number]) == 0
    assert capsys.readouterr().out == "Nothing is remembered.\n"
