"""``vitrine shelf``."""

from pathlib import Path

from desktop_app.cli import main
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.cli.output.shelf import as_json, as_lines
from desktop_app.domain.product import Product
from desktop_app.domain.region import Region
from desktop_app.domain.shelf import Facing, Gap, ShelfChange, ShelfRow
from tests.cli.conftest import ReadJson

_BOX = Region(0.1, 0.1, 0.2, 0.2)
_TEA = Product(1, "TEA")
_ROWS = [ShelfRow((Facing(_TEA, (_BOX, _BOX)), Facing(None, (_BOX,))), (Gap(_BOX, 2),))]


def test_a_photo_is_read_and_a_missing_one_is_told(
    catalogue: str, shop_table: Path, printed_json: ReadJson
) -> None:
    photo = shop_table.parent / "pictures" / "0.png"
    options = ["shelf", str(photo), "gone.jpg", "--catalog", catalogue, "--json"]
    assert main(options) == ExitStatus.INPUT_ERROR
    found, missing = printed_json()
    assert found["photo"] == str(photo)
    assert "changes" not in found
    assert "error" in missing


def test_rows_gaps_and_changes_are_printed() -> None:
    changes = [
        ShelfChange("missing", _BOX, _TEA, None),
        ShelfChange("new", _BOX, None, _TEA),
        ShelfChange("replaced", _BOX, _TEA, None),
    ]
    text = "\n".join(as_lines(Path("now.jpg"), _ROWS, changes))
    assert "2 × TEA, 1 × unknown" in text
    assert "room for 2" in text
    assert "missing: TEA" in text
    assert "unknown instead of TEA" in text
    assert "nothing changed" in "\n".join(as_lines(Path("now.jpg"), _ROWS, []))
    printed = as_json(Path("now.jpg"), _ROWS, changes)
    assert printed["rows"][0]["facings"][0]["count"] == 2
    assert [one["kind"] for one in printed["changes"]] == ["missing", "new", "replaced"]
