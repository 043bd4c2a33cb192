"""Output files are complete or absent."""

from pathlib import Path

from tools.demo_catalogue.output_files import write_table


def test_a_table_leaves_no_temporary_file(tmp_path: Path) -> None:
    write_table(tmp_path / "a" / "table.csv", ("x", "y"), [("1", "2")])
    assert (tmp_path / "a" / "table.csv").read_text(encoding="utf-8") == "x,y\n1,2\n"
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["table.csv"]
