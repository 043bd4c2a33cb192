"""``vitrine shelf``."""

from pathlib import Path

from desktop_app.cli import main
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.cli.output.shelf import as_json, as_lines
from desktop_app.domain.product import Product
from desktop_app.domain.region import Region
from desktop_app.domain.shelf import Facing, Gap, ShelfComparison, ShelfDifference, ShelfRow
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


def test_rows_gaps_and_differences_are_printed() -> None:
    comparison = ShelfComparison(
        (
            ShelfDifference("fewer", _TEA, 1, 3, 2, (_BOX,), (_BOX,)),
            ShelfDifference("new", None, 1, 0, 1, (), (_BOX,), is_sure=False),
            ShelfDifference("empty", None, 1, 0, 0, (), (_BOX,)),
            ShelfDifference("covered", _TEA, 1, 1, 1, (_BOX,), (_BOX,), is_sure=False),
        ),
        4,
    )
    text = "\n".join(as_lines(Path("now.jpg"), _ROWS, comparison))
    assert "2 × TEA, 1 × unknown" in text
    assert "room for 2" in text
    assert "fewer facings: TEA, 3 facings planned, 2 found, row 1" in text
    assert "new: unknown, please check" in text
    assert "partly covered or changed: TEA, please check" in text
    assert "as planned" in "\n".join(as_lines(Path("now.jpg"), _ROWS, ShelfComparison((), 4)))
    printed = as_json(Path("now.jpg"), _ROWS, comparison)
    assert printed["rows"][0]["facings"][0]["count"] == 2
    assert [one["kind"] for one in printed["changes"]] == ["fewer", "new", "empty", "covered"]
    assert printed["changes"][0]["plan_boxes"] == [[0.1, 0.1, 0.2, 0.2]]
