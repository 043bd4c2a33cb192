"""``vitrine read-labels``."""

import pytest

from desktop_app.cli import main
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.vision import label_text
from tests.cli.conftest import ReadJson
from tests.labels import needs_reader


@needs_reader
def test_pictures_are_read_once(
    catalogue: str, capsys: pytest.CaptureFixture[str], printed_json: ReadJson
) -> None:
    assert main(["read-labels", "--catalog", catalogue]) == 0
    assert capsys.readouterr().out == "6 pictures read.\n"
    assert main(["read-labels", "--catalog", catalogue, "--json"]) == 0
    assert printed_json() == [{"pictures": 0}]


def test_without_rapidocr_the_user_is_told_what_to_install(
    catalogue: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(label_text, "_PACKAGE", "rapidocr_that_nobody_has_installed")
    assert main(["read-labels", "--catalog", catalogue]) == ExitStatus.INPUT_ERROR
    assert "vitrine[ocr]" in capsys.readouterr().err
