"""A file that is made to harm is one line of the report, and the import goes on."""

from pathlib import Path

import pytest

from desktop_app.cli import main
from tests.cli.conftest import ReadJson
from tests.conftest import DrawPicture
from tests.hostile_pictures import crashing_heic, gif_header, jpeg_of_scans, webp_header

HOSTILE = {
    "crash.heic": (crashing_heic(), "cannot be opened: its decoder has crashed."),
    "large.gif": (gif_header(12_240, 12_240), "too many to open it safely."),
    "large.webp": (webp_header(16_383, 9_150), "too many to open it safely."),
    "scans.jpg": (jpeg_of_scans(1000, 2000), "takes too long to open."),
}


@pytest.fixture
def shop(tmp_path: Path, draw_picture: DrawPicture) -> Path:
    """Return a folder with pictures of three products, and hostile ones between them."""
    folder = tmp_path / "shop"
    for seed, name in enumerate(("a.png", "d.jpg", "z.webp")):
        draw_picture(folder / name, seed)
    for name, (data, _) in HOSTILE.items():
        (folder / name).write_bytes(data)
    return folder


def test_the_import_goes_on_and_a_photo_is_refused(
    tmp_path: Path, shop: Path, printed_json: ReadJson, capsys: pytest.CaptureFixture[str]
) -> None:
    catalogue = ["--catalog", str(tmp_path / "c")]
    for mode in (["--dry-run"], []):
        assert main(["import", str(shop), *catalogue, "--json", *mode]) == 0
        (report,) = printed_json()
        assert report["added"] == 3
        _check_reasons([rejection["reason"] for rejection in report["rejected"]])
    for name, (_, sentence) in HOSTILE.items():
        assert main(["identify", str(shop / name), *catalogue]) == 1
        line = capsys.readouterr().err
        assert line.startswith(f"vitrine: {name} ")
        assert sentence.rstrip(".") in line


def _check_reasons(reasons: list[str]) -> None:
    assert len(reasons) == len(HOSTILE)
    for name, (_, sentence) in HOSTILE.items():
        assert [reason.endswith(sentence) for reason in reasons if name in reason] == [True]
