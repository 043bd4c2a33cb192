"""The dialog for learning on the real window: result, switch, errors and cancelling."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.engine.learning import catalogue_examples
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish
from desktop_app.search import cross_validation
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.teaching.teach_dialog import TeachDialog
from desktop_app.ui.widgets.fitted_area import FittedArea
from tests.actor import ACTOR
from tests.ui.parts import find_page, part

OpenWindow = Callable[..., MainWindow]


LEARNING_TIMEOUT_MS = 60_000


@pytest.fixture(autouse=True)
def _one_hyperparameter_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try one set of hyperparameters only, to save time."""
    monkeypatch.setattr(
        cross_validation, "HYPERPARAMETER_GRID", cross_validation.HYPERPARAMETER_GRID[:1]
    )


@pytest.fixture(autouse=True)
def _few_queries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Calibrate with few queries: each takes two runs of the model."""
    monkeypatch.setattr(catalogue_examples, "_MIN_QUERIES", 10)
    monkeypatch.setattr(catalogue_examples, "_MAX_QUERIES", 10)


@pytest.fixture
def trainable_window(
    open_window: OpenWindow,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    cluttered_shop: Callable[..., Path],
) -> MainWindow:
    """Return the window on a catalogue with enough pictures to learn from."""
    made = tmp_path_factory.getbasetemp() / "trainable"
    if not made.exists():
        workspace = finish(
            Workspace.open(open_catalogue(made, actor=ACTOR), paths.model_card(""), device="cpu")
        )
        list(workspace.import_products(cluttered_shop()))
        workspace.close()
    return open_window(Path(shutil.copytree(made, tmp_path / "Trainable")))


def open_dialog(window: MainWindow, qtbot: QtBot) -> TeachDialog:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    part(window, QAction, "command_teach").trigger()
    dialog = part(window, TeachDialog)
    qtbot.waitUntil(part(dialog, QPushButton, "teach_start").hasFocus)
    return dialog


def is_shown(dialog: QWidget, name: str) -> bool:
    return part(dialog, QPushButton, name).isVisible()


def is_without_scroll_bar(dialog: QWidget) -> bool:
    QCoreApplication.sendPostedEvents()
    return not part(dialog, FittedArea, "dialog_body").verticalScrollBar().isVisible()


def click(dialog: QWidget, name: str) -> None:
    QTest.mouseClick(part(dialog, QPushButton, name), Qt.MouseButton.LeftButton)


def text(parent: QWidget, name: str) -> str:
    return part(parent, QLabel, name).text()


def test_the_learned_measure_is_shown_and_switched_on_and_off(
    trainable_window: MainWindow, qtbot: QtBot, cluttered_photo: Callable[[int, int], bytes]
) -> None:
    with qtbot.waitSignal(find_page(trainable_window).answer_shown):
        find_page(trainable_window).search([cluttered_photo(3, 91)])
    evidence = text(trainable_window, "detail_evidence")
    dialog = open_dialog(trainable_window, qtbot)
    assert text(dialog, "teach_state") == "Nothing learned yet."
    assert not part(dialog, QWidget, "cross_validation_figures").isVisible()
    click(dialog, "teach_start")
    assert part(dialog, QProgressBar, "teach_bar").isVisible()
    assert is_shown(dialog, "teach_cancel")
    qtbot.waitUntil(lambda: text(dialog, "teach_note") != "")
    assert is_without_scroll_bar(dialog)
    qtbot.waitUntil(lambda: is_shown(dialog, "teach_switch"), timeout=LEARNING_TIMEOUT_MS)
    qtbot.waitUntil(lambda: is_without_scroll_bar(dialog))
    before, after = (
        float(text(dialog, name).rstrip("%")) for name in ("figure_before", "figure_after")
    )
    assert 0 <= before < after <= 100
    assert text(dialog, "cross_validation_sentence").endswith("Switch it on.")
    assert text(dialog, "teach_state").endswith("switched off.")
    assert text(dialog, "teach_calibration").startswith("The scores ")
    assert not part(trainable_window, QLabel, "status_learned").isVisible()

    with qtbot.waitSignal(find_page(trainable_window).answer_shown):
        click(dialog, "teach_switch")
    qtbot.waitUntil(lambda: text(dialog, "teach_state").endswith("switched on."))
    qtbot.waitUntil(part(trainable_window, QLabel, "status_learned").isVisible)
    assert text(trainable_window, "detail_evidence") != evidence
    assert text(dialog, "cross_validation_sentence").endswith("points).")
    with qtbot.waitSignal(find_page(trainable_window).answer_shown):
        click(dialog, "teach_switch")
    qtbot.waitUntil(lambda: not part(trainable_window, QLabel, "status_learned").isVisible())
    # The scores stay fitted to the catalogue; all else is as before.
    assert (
        text(trainable_window, "detail_evidence").partition(" · ")[2]
        == (evidence.partition(" · ")[2])
    )
    click(dialog, "teach_close")
    assert not dialog.isVisible()


def test_the_recommended_button_has_the_focus(trainable_window: MainWindow, qtbot: QtBot) -> None:
    dialog = open_dialog(trainable_window, qtbot)
    QTest.keyClick(part(dialog, QPushButton, "teach_start"), Qt.Key.Key_Return)
    qtbot.waitUntil(part(dialog, QPushButton, "teach_switch").hasFocus, timeout=LEARNING_TIMEOUT_MS)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_too_few_pictures_to_learn_from_are_reported(window: MainWindow, qtbot: QtBot) -> None:
    dialog = open_dialog(window, qtbot)
    click(dialog, "teach_start")
    message = part(dialog, QLabel, "banner_message")
    qtbot.waitUntil(message.isVisible)
    assert message.text().startswith("There is too little to learn from")
    assert text(dialog, "banner_hint")
    assert is_shown(dialog, "teach_start")
    assert not is_shown(dialog, "teach_switch")


def test_a_cancelled_job_changes_nothing(trainable_window: MainWindow, qtbot: QtBot) -> None:
    dialog = open_dialog(trainable_window, qtbot)
    click(dialog, "teach_start")
    click(dialog, "teach_cancel")
    qtbot.waitUntil(lambda: is_shown(dialog, "teach_start"))
    assert text(dialog, "teach_state") == "Nothing learned yet."
    dialog.reject()
    again = open_dialog(trainable_window, qtbot)
    assert text(again, "teach_state") == "Nothing learned yet."


def test_closing_the_dialog_cancels_the_job(trainable_window: MainWindow, qtbot: QtBot) -> None:
    dialog = open_dialog(trainable_window, qtbot)
    click(dialog, "teach_start")
    dialog.reject()
    with qtbot.waitSignal(
        trainable_window.client.run(lambda workspace: workspace.status()).succeeded
    ):
        pass
    states: list[object] = []
    trainable_window.client.run(lambda workspace: workspace.learning().teaching_state()).on_success(
        states.append
    )
    qtbot.waitUntil(lambda: states == [None])


def test_learning_needs_an_open_catalogue(open_window: OpenWindow) -> None:
    assert not part(open_window(), QAction, "command_teach").isEnabled()
