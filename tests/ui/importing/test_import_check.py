"""What an import would do, computed while the user still chooses."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.engine.ingest.import_preview import ImportPreview
from desktop_app.ui.importing.import_check import ImportCheck
from desktop_app.ui.importing.import_plan import ImportPlan
from desktop_app.ui.shell.main_window import MainWindow

MAPPING = {"sku": "sku", "name": "name"}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "list.csv"
    file.write_text("sku,name\nP-0,Product 0\nN1,Nut\n", encoding="utf-8")
    return file


@pytest.fixture
def check(window: MainWindow) -> ImportCheck:
    return ImportCheck(window.client, window)


def _preview(check: ImportCheck, plan: ImportPlan, qtbot: QtBot) -> ImportPreview:
    with qtbot.waitSignal(check.finished) as finished:
        check.start(plan)
    preview: ImportPreview = finished.args[0]
    return preview


def test_a_plan_is_compared_with_the_open_catalogue(
    window: MainWindow, check: ImportCheck, table: Path, qtbot: QtBot
) -> None:
    assert window.client.folder is not None
    preview = _preview(check, ImportPlan(table, window.client.folder, MAPPING), qtbot)
    assert (preview.report.added, preview.report.unchanged) == (1, 1)
    assert check.preview is preview


def test_everything_is_new_in_a_new_catalogue(
    check: ImportCheck, table: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    preview = _preview(check, ImportPlan(table, tmp_path / "new", MAPPING), qtbot)
    assert preview.report.added == 2
    assert not (tmp_path / "new").exists()


def test_the_same_plan_is_not_checked_twice(
    check: ImportCheck, table: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    plan = ImportPlan(table, tmp_path / "new", MAPPING)
    preview = _preview(check, plan, qtbot)
    check.start(replace(plan, catalogue=tmp_path / "newer", downloads=True))
    assert check.preview is preview
    other = _preview(check, replace(plan, mapping={"sku": "name"}), qtbot)
    assert check.preview is other


def test_pictures_are_read_later(
    check: ImportCheck, table: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    check.read_pictures()
    first = _preview(check, ImportPlan(table, tmp_path / "new", MAPPING), qtbot)
    with qtbot.waitSignal(check.finished) as finished:
        check.read_pictures()
    assert (first.are_pictures_read, finished.args[0].are_pictures_read) == (False, True)


def test_an_error_is_told(check: ImportCheck, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(check.failed) as failed:
        check.start(ImportPlan(tmp_path / "gone.csv", tmp_path / "new", MAPPING))
    assert "gone.csv" in str(failed.args[0])
    assert check.preview is None


def test_a_stopped_check_tells_nothing(check: ImportCheck, table: Path, tmp_path: Path) -> None:
    check.start(ImportPlan(table, tmp_path / "new", MAPPING))
    check.stop()
    assert check.preview is None


def test_a_cancelled_check_is_told_and_can_be_repeated(
    check: ImportCheck, table: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    check.started.connect(lambda task: task.cancel())
    plan = ImportPlan(table, tmp_path / "new", MAPPING)
    with qtbot.waitSignal(check.cancelled):
        check.start(plan)
    assert check.preview is None
    check.started.disconnect()
    assert _preview(check, plan, qtbot).report.added == 2
