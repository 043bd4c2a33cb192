"""Proposed categories are accepted one by one or from a probability, skipped, and undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QSpinBox, QTableView
from pytestqt.qtbot import QtBot

from desktop_app.domain.category_proposal import CategoryProposal
from desktop_app.engine.categories.category_proposals import CategoryProposals
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job, Progress
from desktop_app.ui.catalogue.category_dialog import CategoryDialog
from desktop_app.ui.catalogue.page import CataloguePage
from desktop_app.ui.widgets.banner import Banner
from tests.ui.catalogue.command_driver import command, products
from tests.ui.parts import part

_PROBABILITIES = (0.99, 0.95, 0.9, 0.6, 0.5)


@pytest.fixture
def dialog(
    selected_page: CataloguePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> CategoryDialog:
    """Return the dialog with a proposal for each product but the last one."""
    before = products(selected_page, qtbot)

    def find(_: CategoryProposals) -> Job[tuple[CategoryProposal, ...]]:
        yield Progress(0, 5, Message("Comparing the products"))
        return tuple(
            CategoryProposal(one.id, one.sku, one.name, one.category, "New <i>", probability)
            for one, probability in zip(before, _PROBABILITIES, strict=False)
        )

    monkeypatch.setattr(CategoryProposals, "find", find)
    command(selected_page, "categories").trigger()
    made = part(selected_page, CategoryDialog)
    qtbot.waitUntil(lambda: len(listed(made)) == 5)
    return made


def table(dialog: CategoryDialog) -> QTableView:
    return part(dialog, QTableView, "category_table")


def listed(dialog: CategoryDialog) -> list[str]:
    model = table(dialog).model()
    return [str(model.index(row, 1).data()) for row in range(model.rowCount())]


def categories(page: CataloguePage, qtbot: QtBot) -> list[str]:
    return [one.category for one in products(page, qtbot)]


def test_a_proposal_is_accepted_with_enter_and_undone(
    dialog: CategoryDialog, selected_page: CataloguePage, qtbot: QtBot
) -> None:
    first, second, *_ = listed(dialog)
    assert table(dialog).model().index(0, 3).data() == "New <i>"
    QTest.keyClick(table(dialog), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: listed(dialog)[0] == second)
    qtbot.waitUntil(lambda: categories(selected_page, qtbot).count("New <i>") == 1)
    assert part(dialog, QLabel, "category_state").text() == "4 proposals · 1 accepted"
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: listed(dialog)[0] == first)
    assert "New <i>" not in categories(selected_page, qtbot)
    assert not part(dialog, QPushButton, "category_undo").isEnabled()


def test_all_from_a_probability_are_accepted_as_one_action(
    dialog: CategoryDialog, selected_page: CataloguePage, qtbot: QtBot
) -> None:
    accept = part(dialog, QPushButton, "category_accept_all")
    assert accept.text() == "Accept 3 proposals"
    part(dialog, QSpinBox, "category_limit").setValue(96)
    assert accept.text() == "Accept 1 proposal"
    part(dialog, QSpinBox, "category_limit").setValue(60)
    accept.click()
    qtbot.waitUntil(lambda: categories(selected_page, qtbot).count("New <i>") == 4)
    assert len(listed(dialog)) == 1
    assert not accept.isEnabled()
    part(dialog, QPushButton, "category_undo").click()
    qtbot.waitUntil(lambda: len(listed(dialog)) == 5)
    assert "New <i>" not in categories(selected_page, qtbot)


def test_a_proposal_is_skipped(
    dialog: CategoryDialog, selected_page: CataloguePage, qtbot: QtBot
) -> None:
    QTest.keyClick(table(dialog), Qt.Key.Key_S)
    qtbot.waitUntil(lambda: len(listed(dialog)) == 4)
    assert "New <i>" not in categories(selected_page, qtbot)


def test_a_proposal_for_a_product_that_was_changed_meanwhile_comes_back(
    dialog: CategoryDialog, selected_page: CataloguePage, qtbot: QtBot
) -> None:
    first = products(selected_page, qtbot)[0].id
    window = selected_page.window()
    task = window.client.write(  # type: ignore[attr-defined]
        lambda shop: shop.editor().change(first, {"category": "Other"})
    )
    with qtbot.waitSignal(task.succeeded):
        pass
    part(dialog, QPushButton, "category_accept").click()
    banner = part(dialog, Banner)
    qtbot.waitUntil(banner.isVisible)
    assert "was changed meanwhile" in part(banner, QLabel, "banner_message").text()
    assert len(listed(dialog)) == 5


def test_without_examples_the_reason_is_shown(
    selected_page: CataloguePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def find(_: CategoryProposals) -> Job[tuple[CategoryProposal, ...]]:
        yield Progress(0, 0, Message("Comparing the products"))
        raise VitrineError(Message("Too few."))

    monkeypatch.setattr(CategoryProposals, "find", find)
    command(selected_page, "categories").trigger()
    dialog = part(selected_page, CategoryDialog)
    qtbot.waitUntil(part(dialog, Banner).isVisible)
    assert part(dialog, QLabel, "category_state").text() == ""
    assert not part(dialog, QPushButton, "category_accept").isEnabled()
