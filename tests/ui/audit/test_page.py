"""The audit page: groups compared and settled with keys and clicks, and taken back."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QStackedWidget,
    QStatusBar,
    QTableView,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from desktop_app.domain.issue import Issue, IssueList
from desktop_app.domain.resolution import Resolution
from desktop_app.settings import Settings
from desktop_app.ui.audit import full_pictures
from desktop_app.ui.audit.compare_view import CompareView
from desktop_app.ui.audit.fields_model import CELL_ROLE, Cell
from desktop_app.ui.audit.page import AuditPage
from desktop_app.ui.audit.row_delegate import LOOK_ROLE
from desktop_app.ui.audit.row_list import RowList
from desktop_app.ui.find.hits_model import HIT_ROLE
from desktop_app.ui.find.result_grid import ResultGrid
from desktop_app.ui.shell.banner import Banner
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.audit.fake_audit import Book, FakeAudit
from tests.ui.parts import part

OpenWindow = Callable[..., MainWindow]


def rows(page: AuditPage) -> RowList:
    return part(page, RowList, "group_list")


def names(page: AuditPage) -> list[str]:
    model = rows(page).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def title(page: AuditPage) -> str:
    return part(page, QLabel, "group_title").accessibleName()


def shown(page: AuditPage) -> str:
    current = part(page, QStackedWidget, "audit_pages").currentWidget()
    return current.objectName() if current is not None else ""


def press(page: AuditPage, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(rows(page), key, modifier or Qt.KeyboardModifier.NoModifier)


def wait_looked_up(page: AuditPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(part(page, QPushButton, "rule_merge").isEnabled)


def wait_kept(book: Book, count: int, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(book.actions) == count)


def go_to(page: AuditPage, name: str, qtbot: QtBot) -> None:
    rows(page).choose(names(page).index(name))
    wait_looked_up(page, qtbot)


def skus(settlement: Resolution) -> list[str]:
    # The table gave them their numbers, in its order.
    return [f"P-{number - 1}" for number in settlement.product_ids]


def on_lane(page: AuditPage, verb: Callable[[Any], Any], qtbot: QtBot) -> object:
    """Ask for something where the catalogue may be asked."""
    task = page._client.run(lambda workspace: verb(workspace.audit()))
    with qtbot.waitSignal(task.succeeded) as signal:
        pass
    answer: object = signal.args[0]
    return answer


def test_the_list_says_what_was_found(audit_page: AuditPage) -> None:
    assert names(audit_page) == ["Red cup", "Blue jar", "<b>Lamp</b>", "Red cup"]
    spoken = rows(audit_page).model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "Blue jar, 2 products, Same photograph, 98%, price differs · same photograph, Open"
    )
    assert part(audit_page, QToolButton, "level_copy").accessibleName() == "Same photograph, 2"
    assert part(audit_page, QLabel, "audit_state").text() == "All 8 pictures looked at"
    assert not part(audit_page, QPushButton, "audit_run").isVisible()


def test_text_of_the_catalogue_is_plain(audit_page: AuditPage, qtbot: QtBot) -> None:
    go_to(audit_page, "<b>Lamp</b>", qtbot)
    assert part(audit_page, QLabel, "group_title").textFormat() == Qt.TextFormat.PlainText
    table = part(audit_page, QTableView, "fields_table").model()
    hint = table.index(1, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;" in hint
    assert "<b>" not in hint


def test_groups_are_narrowed_by_level_name_and_state(audit_page: AuditPage) -> None:
    part(audit_page, QToolButton, "level_copy").click()
    assert names(audit_page) == ["Blue jar", "<b>Lamp</b>"]
    QTest.keyClicks(part(audit_page, QLineEdit, "group_text"), "p-5")
    assert names(audit_page) == ["<b>Lamp</b>"]
    assert part(audit_page, QToolButton, "level_same_product").text().endswith("  1")
    QTest.keyClicks(part(audit_page, QLineEdit, "group_text"), "x")
    assert shown(audit_page) == ""
    assert part(audit_page, QLabel, "audit_note_title").text() == "No such group"
    part(audit_page, QPushButton, "audit_note_button").click()
    assert len(names(audit_page)) == 4
    part(audit_page, QComboBox, "group_state").setCurrentIndex(1)
    assert names(audit_page) == []
    assert part(audit_page, QLabel, "audit_note_title").text() == "Nothing is put off"


def test_j_and_k_go_through_the_groups(audit_page: AuditPage) -> None:
    press(audit_page, Qt.Key.Key_J)
    assert title(audit_page) == "Blue jar"
    press(audit_page, Qt.Key.Key_Down)
    assert title(audit_page) == "<b>Lamp</b>"
    press(audit_page, Qt.Key.Key_K)
    press(audit_page, Qt.Key.Key_K)
    press(audit_page, Qt.Key.Key_K)
    assert title(audit_page) == "Red cup"


@pytest.mark.parametrize(
    ("key", "ruling"),
    [
        (Qt.Key.Key_M, "merge"),
        (Qt.Key.Key_V, "variant"),
        (Qt.Key.Key_D, "different"),
        (Qt.Key.Key_L, "later"),
    ],
)
def test_a_key_settles_the_group_and_shows_the_next_one(
    audit_page: AuditPage, book: Book, key: Qt.Key, ruling: str, qtbot: QtBot
) -> None:
    wait_looked_up(audit_page, qtbot)
    press(audit_page, key)
    assert title(audit_page) == "Blue jar"
    assert len(names(audit_page)) == 3
    wait_kept(book, 1, qtbot)
    (settlement,) = book.actions[0]
    assert settlement.kind == ruling


def test_what_was_done_is_taken_back_and_done_again(
    audit_page: AuditPage, book: Book, qtbot: QtBot
) -> None:
    go_to(audit_page, "Blue jar", qtbot)
    part(audit_page, QPushButton, "rule_different").click()
    wait_kept(book, 1, qtbot)
    assert names(audit_page) == ["Red cup", "<b>Lamp</b>", "Red cup"]
    undo = part(audit_page, QToolButton, "audit_undo")
    qtbot.waitUntil(undo.isEnabled)
    press(audit_page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert title(audit_page) == "Blue jar"
    wait_kept(book, 0, qtbot)
    redo = part(audit_page, QToolButton, "audit_redo")
    qtbot.waitUntil(redo.isEnabled)
    redo.click()
    wait_kept(book, 1, qtbot)
    qtbot.waitUntil(lambda: "Blue jar" not in names(audit_page))


def test_what_was_done_before_the_window_was_opened_is_taken_back(
    audit_page: AuditPage, book: Book, qtbot: QtBot
) -> None:
    jars = (Resolution("different", (3, 4)),)
    on_lane(audit_page, lambda audit: audit.resolve(jars), qtbot)
    audit_page.refresh()
    qtbot.waitUntil(lambda: "Blue jar" not in names(audit_page))
    undo = part(audit_page, QToolButton, "audit_undo")
    qtbot.waitUntil(undo.isEnabled)
    undo.click()
    qtbot.waitUntil(lambda: title(audit_page) == "Blue jar")


def test_what_was_done_to_a_part_of_a_group_keeps_its_place_among_the_actions(
    audit_page: AuditPage, book: Book, qtbot: QtBot
) -> None:
    def turn(key: Qt.Key, count: int) -> None:
        press(audit_page, key, Qt.KeyboardModifier.ControlModifier)
        wait_kept(book, count, qtbot)

    go_to(audit_page, "Blue jar", qtbot)
    press(audit_page, Qt.Key.Key_D)
    rows(audit_page).choose(2)
    wait_looked_up(audit_page, qtbot)
    press(audit_page, Qt.Key.Key_Space)
    press(audit_page, Qt.Key.Key_D)
    wait_kept(book, 2, qtbot)
    turn(Qt.Key.Key_Z, 1)
    turn(Qt.Key.Key_Y, 2)
    press(audit_page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    # At once, before the catalogue has answered.
    assert "Blue jar" not in names(audit_page)
    wait_kept(book, 1, qtbot)
    turn(Qt.Key.Key_Z, 0)
    assert title(audit_page) == "Blue jar"
    # Nothing is left to be taken back: that is no action.
    qtbot.waitUntil(lambda: not part(audit_page, QToolButton, "audit_undo").isEnabled())
    press(audit_page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    press(audit_page, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert "Blue jar" not in names(audit_page)
    wait_kept(book, 1, qtbot)


def test_a_refused_decision_is_told_and_the_group_comes_back(
    audit_page: AuditPage, book: Book, qtbot: QtBot
) -> None:
    go_to(audit_page, "Blue jar", qtbot)
    book.refuses = True
    press(audit_page, Qt.Key.Key_D)
    assert "Blue jar" not in names(audit_page)
    qtbot.waitUntil(lambda: title(audit_page) == "Blue jar")
    banner = part(audit_page.window(), Banner, "banner")
    assert part(banner, QLabel, "banner_message").text() == "The disk is full."


def test_only_marked_products_are_settled_and_the_reference_always(
    audit_page: AuditPage, book: Book, qtbot: QtBot
) -> None:
    rows(audit_page).choose(3)
    wait_looked_up(audit_page, qtbot)
    assert not part(audit_page, QCheckBox, "member_mark_0").isEnabled()
    press(audit_page, Qt.Key.Key_Space)
    assert not part(audit_page, QCheckBox, "member_mark_1").isChecked()
    part(audit_page, QCheckBox, "member_mark_2").click()
    press(audit_page, Qt.Key.Key_M)
    wait_kept(book, 1, qtbot)
    (settlement,) = book.actions[0]
    assert skus(settlement) == ["P-0", "P-4", "P-5", "P-6"]


def test_a_single_product_cannot_be_settled(
    audit_page: AuditPage, book: Book, qtbot: QtBot
) -> None:
    wait_looked_up(audit_page, qtbot)
    press(audit_page, Qt.Key.Key_Space)
    with qtbot.waitSignal(audit_page.told):
        press(audit_page, Qt.Key.Key_M)
    assert title(audit_page) == "Red cup"
    assert book.actions == []


def test_a_merge_is_advised_only_where_nothing_speaks_against_it(
    audit_page: AuditPage, book: Book, qtbot: QtBot
) -> None:
    merge = part(audit_page, QPushButton, "rule_merge")
    go_to(audit_page, "<b>Lamp</b>", qtbot)
    assert merge.property("role") == "primary"
    # Names that are not alike.
    go_to(audit_page, "Blue jar", qtbot)
    assert merge.property("role") == ""
    # Alike names, and two prices.
    book.found[1] = replace(book.found[1], reasons=("same_photograph", "alike_names"))
    audit_page.refresh()
    qtbot.waitUntil(lambda: audit_page._groups.group(1).reasons == book.found[1].reasons)
    wait_looked_up(audit_page, qtbot)
    assert merge.property("role") == ""


def test_another_product_becomes_the_reference(
    audit_page: AuditPage, book: Book, qtbot: QtBot
) -> None:
    wait_looked_up(audit_page, qtbot)
    press(audit_page, Qt.Key.Key_R)
    assert part(audit_page, QLabel, "member_title_0").accessibleName() == "P-1 · reference"
    assert not part(audit_page, QCheckBox, "member_mark_0").isEnabled()
    press(audit_page, Qt.Key.Key_M)
    wait_kept(book, 1, qtbot)
    assert skus(book.actions[0][0]) == ["P-1", "P-0"]


def text_of(index: QModelIndex) -> str:
    cell: Cell = index.data(CELL_ROLE)
    return cell.text


def test_a_merge_takes_the_values_that_were_chosen(
    audit_page: AuditPage, book: Book, qtbot: QtBot
) -> None:
    wait_looked_up(audit_page, qtbot)
    table = part(audit_page, QTableView, "fields_table")
    cells = table.model()
    assert cells.index(1, 0).data() == "≠ Name"
    assert cells.index(3, 0).data() == "Category"
    assert text_of(cells.index(1, 1)) == "✓ Red cup"
    QTest.mouseClick(
        table.viewport(),
        Qt.MouseButton.LeftButton,
        pos=table.visualRect(cells.index(1, 2)).center(),
    )
    assert text_of(cells.index(1, 2)) == "✓ Cup red"
    assert text_of(cells.index(1, 1)) == "Red cup"
    spoken = cells.index(1, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Name, P-1, Cup red, differs, kept in a merge"
    table.setCurrentIndex(cells.index(4, 2))
    QTest.keyClick(table, Qt.Key.Key_Return)
    press(audit_page, Qt.Key.Key_M)
    wait_kept(book, 1, qtbot)
    assert book.actions[0][0].fields == {"name": "Cup red", "price": Decimal("4.90")}


def test_what_the_reference_lacks_comes_from_the_others(
    audit_page: AuditPage, book: Book, qtbot: QtBot
) -> None:
    wait_looked_up(audit_page, qtbot)
    press(audit_page, Qt.Key.Key_R)
    press(audit_page, Qt.Key.Key_M)
    wait_kept(book, 1, qtbot)
    assert book.actions[0][0].fields == {"brand": "Mokk"}


def test_the_arrow_keys_go_through_the_pictures_of_the_group(
    audit_page: AuditPage, qtbot: QtBot
) -> None:
    wait_looked_up(audit_page, qtbot)
    below = part(audit_page, QLabel, "member_below_0")
    assert below.accessibleName() == "1 of 2 · 200 × 200"
    press(audit_page, Qt.Key.Key_Left)
    assert below.accessibleName() == "2 of 2 · 200 × 200"
    press(audit_page, Qt.Key.Key_Left)
    assert below.accessibleName() == "1 of 2 · 200 × 200"
    part(audit_page, QToolButton, "member_next_0").click()
    assert below.accessibleName() == "2 of 2 · 200 × 200"


def test_a_large_group_is_paged_through_its_reference_staying(
    audit_page: AuditPage, qtbot: QtBot
) -> None:
    rows(audit_page).choose(3)
    wait_looked_up(audit_page, qtbot)
    heads = [part(audit_page, QLabel, f"member_title_{place}") for place in range(4)]
    assert [head.accessibleName() for head in heads] == ["P-0 · reference", "P-2", "P-3", "P-4"]
    part(audit_page, QToolButton, "members_next").click()
    assert [head.accessibleName() for head in heads[:3]] == ["P-0 · reference", "P-5", "P-6"]
    assert not heads[3].isVisible()
    assert not part(audit_page, QToolButton, "members_next").isEnabled()


def test_digits_choose_how_pictures_are_compared(audit_page: AuditPage, qtbot: QtBot) -> None:
    wait_looked_up(audit_page, qtbot)
    view = part(audit_page, CompareView, "compare_view")
    for key, mode in ((Qt.Key.Key_3, "split"), (Qt.Key.Key_2, "over"), (Qt.Key.Key_1, "side")):
        press(audit_page, key)
        assert view.mode == mode
        assert part(audit_page, QToolButton, f"compare_{mode}").isChecked()
    press(audit_page, Qt.Key.Key_S)
    assert (view.mode, view.is_second) == ("over", True)
    press(audit_page, Qt.Key.Key_B)
    assert part(audit_page, QToolButton, "compare_blink").isChecked()
    press(audit_page, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: not view.is_blinking)


def test_the_difference_says_how_much_it_is_or_why_there_is_none(
    audit_page: AuditPage, book: Book, qtbot: QtBot
) -> None:
    wait_looked_up(audit_page, qtbot)
    note = part(audit_page, QLabel, "compare_note")
    press(audit_page, Qt.Key.Key_4)
    qtbot.waitUntil(lambda: note.text().endswith("differs of what both show (red)."))
    book.transform = None
    press(audit_page, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: note.text().startswith("These two cannot be laid over each other"))


def test_keys_zoom_all_pictures_and_a_new_group_is_shown_whole(
    audit_page: AuditPage, qtbot: QtBot
) -> None:
    wait_looked_up(audit_page, qtbot)
    view, words = (
        part(audit_page, CompareView, "compare_view"),
        part(audit_page, QLabel, "compare_zoom"),
    )
    whole = words.text()
    press(audit_page, Qt.Key.Key_Plus)
    assert words.text() != whole
    press(audit_page, Qt.Key.Key_0)
    assert words.text() == whole
    press(audit_page, Qt.Key.Key_Z)
    part(audit_page, QToolButton, "compare_zoom_in").click()
    assert view.lens.zoom > 1
    press(audit_page, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: view.lens.zoom == 1)


def test_the_wheel_zooms_and_dragging_moves_what_is_looked_at(
    audit_page: AuditPage, qtbot: QtBot
) -> None:
    wait_looked_up(audit_page, qtbot)
    view = part(audit_page, CompareView, "compare_view")
    corner = QPointF(20, 20)
    turn = QWheelEvent(
        corner,
        view.mapToGlobal(corner),
        QPoint(),
        QPoint(0, 480),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, turn)
    assert view.lens.zoom > 2
    before = view.lens.centre.x()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    QTest.mouseMove(view, QPoint(20, 60))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(20, 60))
    assert view.lens.centre.x() > before
    press(audit_page, Qt.Key.Key_0)
    assert view.lens.centre == QPointF(0.5, 0.5)


def test_the_small_copy_stands_in_for_a_picture_that_is_gone(
    audit_page: AuditPage, book: Book, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(full_pictures, "read_picture", lambda *_: QImage())
    go_to(audit_page, "<b>Lamp</b>", qtbot)
    (pictures, _) = audit_page._full
    view = part(audit_page, CompareView, "compare_view")
    qtbot.waitUntil(lambda: "P-4" in view.accessibleName())
    lamps = rows(audit_page).currentIndex().data(LOOK_ROLE).pictures
    qtbot.waitUntil(lambda: all(pictures.image(number) is not None for number in lamps))


def test_a_merged_group_can_still_be_looked_up(
    audit_page: AuditPage, book: Book, qtbot: QtBot
) -> None:
    go_to(audit_page, "Blue jar", qtbot)
    press(audit_page, Qt.Key.Key_M)
    wait_kept(book, 1, qtbot)
    qtbot.waitUntil(lambda: part(audit_page, QToolButton, "audit_undo").isEnabled())
    assert part(audit_page, QToolButton, "audit_undo").accessibleName() == (
        "Undo (Ctrl+Z): Merge of 2 products"
    )
    part(audit_page, QComboBox, "group_state").setCurrentIndex(2)
    assert names(audit_page) == ["Blue jar"]
    below = part(audit_page, QLabel, "group_below")
    below = part(audit_page, QLabel, "group_below")
    qtbot.waitUntil(lambda: below.accessibleName() == "One product by now: P-2, P-3")
    assert not part(audit_page, QPushButton, "rule_merge").isEnabled()


def test_a_letter_typed_into_the_filter_settles_nothing(
    audit_page: AuditPage, book: Book, qtbot: QtBot
) -> None:
    wait_looked_up(audit_page, qtbot)
    press(audit_page, Qt.Key.Key_Slash)
    field = part(audit_page, QLineEdit, "group_text")
    assert field.hasFocus()
    QTest.keyClicks(field, "lamp")
    assert field.text() == "lamp"
    assert len(names(audit_page)) == 1
    assert book.actions == []


def test_space_on_a_button_presses_the_button(audit_page: AuditPage, qtbot: QtBot) -> None:
    wait_looked_up(audit_page, qtbot)
    split = part(audit_page, QToolButton, "compare_split")
    split.setFocus()
    QTest.keyClick(split, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: part(audit_page, CompareView, "compare_view").mode == "split")
    assert part(audit_page, QCheckBox, "member_mark_1").isChecked()


def test_a_catalogue_that_was_not_looked_at_says_so_and_can_be(
    open_window: OpenWindow, shop: Path, book: Book, qtbot: QtBot
) -> None:
    book.audited = 0
    window = open_window(shop)
    part(window, QAction, "command_audit").trigger()
    page = window.audit
    note = part(page, QLabel, "audit_note_title")
    qtbot.waitUntil(lambda: note.text() == "Find every duplicate")
    part(page, QPushButton, "audit_note_button").click()
    qtbot.waitUntil(lambda: len(names(page)) == 4)
    banner = part(window, Banner, "banner")
    assert part(banner, QLabel, "banner_message").text() == "Pictures looked at: 8"


def test_new_pictures_are_offered_to_be_looked_at(
    audit_page: AuditPage, book: Book, qtbot: QtBot
) -> None:
    book.audited = 5
    audit_page.refresh()
    button = part(audit_page, QPushButton, "audit_run")
    qtbot.waitUntil(button.isVisible)
    assert button.text() == "Look at the rest"
    assert part(audit_page, QLabel, "audit_state").text() == "Looked at 5 of 8 pictures"
    button.click()
    qtbot.waitUntil(lambda: not button.isVisible())


def test_an_audit_that_is_stopped_keeps_what_it_found_and_can_go_on(
    open_window: OpenWindow, shop: Path, book: Book, qtbot: QtBot
) -> None:
    book.audited, book.never_ends = 0, True
    window = open_window(shop)
    part(window, QAction, "command_audit").trigger()
    note = part(window, QLabel, "audit_note_title")
    qtbot.waitUntil(lambda: note.text() == "Find every duplicate")
    part(window, QPushButton, "audit_note_button").click()
    assert note.text() == "Looking for duplicates…"
    qtbot.waitUntil(lambda: book.audited == 7)
    part(window, QPushButton, "progress_cancel").click()
    qtbot.waitUntil(lambda: len(names(window.audit)) == 4)
    banner = part(window, Banner, "banner")
    assert part(banner, QLabel, "banner_message").text() == "The audit was stopped."
    button = part(window, QPushButton, "audit_run")
    qtbot.waitUntil(button.isVisible)
    assert button.text() == "Look at the rest"
    book.never_ends = False
    button.click()
    qtbot.waitUntil(lambda: not button.isVisible())


def test_all_settled_is_worth_a_sentence(audit_page: AuditPage, book: Book, qtbot: QtBot) -> None:
    for settled in (1, 2, 3, 4):
        wait_looked_up(audit_page, qtbot)
        press(audit_page, Qt.Key.Key_D)
        wait_kept(book, settled, qtbot)
    assert part(audit_page, QLabel, "audit_note_title").text() == "All settled"
    assert part(audit_page, QLabel, "audit_note_hint").text() == "4 settled, 0 put off."


def confused_cup(audit: FakeAudit) -> Issue:
    return audit.complaint("P-0", "P-2")


def test_complaints_are_worked_through(audit_page: AuditPage, book: Book, qtbot: QtBot) -> None:
    cup = on_lane(audit_page, confused_cup, qtbot)
    assert isinstance(cup, Issue)
    book.complaints = (IssueList("confusable", (cup,)),)
    audit_page.refresh()
    kinds = part(audit_page, QComboBox, "work_kind")
    qtbot.waitUntil(lambda: kinds.itemText(9) == "Confusable (1)")
    kinds.setCurrentIndex(9)
    assert shown(audit_page) == "complaint_desk"
    assert part(audit_page, QLabel, "complaint_below").accessibleName() == (
        "Confusable · likeness 93% · P-0"
    )
    view = part(audit_page, CompareView, "complaint_view")
    qtbot.waitUntil(lambda: view.accessibleName() == "Pictures compared: P-0, P-2")
    facts = part(audit_page, QLabel, "complaint_facts").text()
    assert facts.replace("\N{NO-BREAK SPACE}", " ") == (
        "P-0 · Red cup · Mokk · Cups · 4.50 EUR\nP-2 · Blue jar · Mokk · Jars · 7.00 EUR"
    )
    QTest.keyClick(view, Qt.Key.Key_M)
    QTest.keyClick(view, Qt.Key.Key_2)
    assert view.mode == "over"
    assert part(audit_page, CompareView, "compare_view").mode == "side"
    assert len(names(audit_page)) == 4
    kinds.setCurrentIndex(3)
    assert part(audit_page, QLabel, "audit_note_title").text() == "Nothing to mend here"
    kinds.setCurrentIndex(0)
    assert shown(audit_page) == "audit_desk"


def test_a_rule_settles_what_its_preview_showed(
    audit_page: AuditPage, book: Book, qtbot: QtBot
) -> None:
    part(audit_page, QAction, "audit_by_rule").trigger()
    dialog = part(audit_page, QDialog, "bulk_dialog")
    preview = part(dialog, RowList, "bulk_preview").model()
    settle = part(dialog, QPushButton, "bulk_settle")
    # To begin with, only what is nearly sure: at least 95 %, and alike in name.
    assert preview.rowCount() == 0
    part(dialog, QComboBox, "bulk_level").setCurrentIndex(1)
    assert [preview.index(row, 0).data() for row in range(preview.rowCount())] == ["<b>Lamp</b>"]
    part(dialog, QSpinBox, "bulk_score").setValue(96)
    assert not settle.isEnabled()
    part(dialog, QSpinBox, "bulk_score").setValue(95)
    part(dialog, QCheckBox, "bulk_name").click()
    part(dialog, QCheckBox, "bulk_agreeing").click()
    assert settle.text() == "Settle 2 groups"
    part(dialog, QCheckBox, "bulk_gtin").click()
    assert not settle.isEnabled()
    assert part(dialog, QLabel, "bulk_none").isVisible()
    part(dialog, QCheckBox, "bulk_gtin").click()
    gains = part(dialog, QLabel, "bulk_gains")
    assert not gains.isVisible()
    settle.click()
    wait_kept(book, 1, qtbot)
    assert len(book.actions[0]) == 2
    assert names(audit_page) == ["Red cup", "Red cup"]
    undo = part(audit_page, QToolButton, "audit_undo")
    qtbot.waitUntil(undo.isEnabled)
    undo.click()
    wait_kept(book, 0, qtbot)
    qtbot.waitUntil(lambda: len(names(audit_page)) == 4)


def ticked(rows: RowList) -> list[bool]:
    model = rows.model()
    states = [
        model.index(row, 0).data(Qt.ItemDataRole.CheckStateRole) for row in range(model.rowCount())
    ]
    return [state == Qt.CheckState.Checked for state in states]


def test_a_group_is_left_out_of_what_a_rule_settles(
    audit_page: AuditPage, book: Book, qtbot: QtBot
) -> None:
    part(audit_page, QAction, "audit_by_rule").trigger()
    dialog = part(audit_page, QDialog, "bulk_dialog")
    part(dialog, QCheckBox, "bulk_name").click()
    part(dialog, QCheckBox, "bulk_agreeing").click()
    part(dialog, QComboBox, "bulk_level").setCurrentIndex(1)
    preview, settle = (
        part(dialog, RowList, "bulk_preview"),
        part(dialog, QPushButton, "bulk_settle"),
    )
    second = preview.visualRect(preview.model().index(1, 0)).center()
    QTest.mouseClick(preview.viewport(), Qt.MouseButton.LeftButton, pos=second)
    assert ticked(preview) == [True, False]
    assert settle.text() == "Settle 1 group"
    # What was left out stays so while the rule is changed to and fro.
    part(dialog, QComboBox, "bulk_level").setCurrentIndex(0)
    part(dialog, QComboBox, "bulk_level").setCurrentIndex(1)
    assert ticked(preview) == [True, False]
    # With the focus elsewhere, the key would be the page's.
    qtbot.waitUntil(dialog.isActiveWindow)
    preview.setFocus()
    preview.choose(0)
    QTest.keyClick(preview, Qt.Key.Key_Space)
    assert ticked(preview) == [False, False]
    assert preview.isVisible()
    assert not settle.isEnabled()
    QTest.keyClick(preview, Qt.Key.Key_Space)
    settle.click()
    wait_kept(book, 1, qtbot)
    assert [skus(said) for said in book.actions[0]] == [["P-2", "P-3"]]


def test_a_rule_says_what_references_get_and_merges_that(
    audit_page: AuditPage, book: Book, qtbot: QtBot
) -> None:
    cups = book.found[0]
    book.found[0] = replace(
        cups, complementary_values={"brand": "Mokk", "price": Decimal(5), "currency": "EUR"}
    )
    audit_page.refresh()
    qtbot.waitUntil(lambda: audit_page._groups.group(0).complementary_values != {})
    part(audit_page, QAction, "audit_by_rule").trigger()
    dialog = part(audit_page, QDialog, "bulk_dialog")
    part(dialog, QCheckBox, "bulk_name").click()
    gains = part(dialog, QLabel, "bulk_gains")
    assert gains.text() == (
        "What a reference lacks and the others agree about is taken over: "
        "Brand\N{NO-BREAK SPACE}(1) · Price\N{NO-BREAK SPACE}(1)"
    )
    part(dialog, QComboBox, "bulk_ruling").setCurrentIndex(2)
    assert not gains.isVisible()
    part(dialog, QComboBox, "bulk_ruling").setCurrentIndex(0)
    assert gains.isVisible()
    part(dialog, QPushButton, "bulk_settle").click()
    wait_kept(book, 1, qtbot)
    assert book.actions[0][0].fields == book.found[0].complementary_values


def test_rules_are_put_into_another_order_and_kept(
    audit_page: AuditPage, book: Book, qtbot: QtBot
) -> None:
    assert book.rules[0] == "most_pictures"
    part(audit_page, QAction, "audit_rules").trigger()
    dialog = part(audit_page, QDialog, "rules_dialog")
    listed = part(dialog, QWidget, "rules_list")
    QTest.keyClick(listed, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert not part(dialog, QToolButton, "rule_down").isHidden()
    part(dialog, QPushButton, "rules_take").click()
    qtbot.waitUntil(lambda: book.rules[:2] == ("sharpest", "most_pictures"))
    window = audit_page.window()
    assert isinstance(window, MainWindow)
    assert window._preferences.now.reference_rules[0] == "sharpest"


def test_exactly_what_is_listed_is_exported(
    audit_page: AuditPage,
    book: Book,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    chosen = (str(tmp_path / "list"), "Workbook (*.xlsx)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: chosen)
    part(audit_page, QToolButton, "level_copy").click()
    with qtbot.waitSignal(audit_page.noticed):
        part(audit_page, QAction, "audit_export").trigger()
    table = CalamineWorkbook.from_path(tmp_path / "list.xlsx").get_sheet_by_index(0).to_python()
    cells = {cell for row in table for cell in row}
    assert {"P-2", "P-3", "P-4", "P-5"} <= cells
    assert not {"P-0", "P-1", "P-6"} & cells


def test_decisions_are_imported(
    audit_page: AuditPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    lines = "decision,sku_a,sku_b\ndifferent,P-0,P-1\nlater,P-2,P-3\nmerge,P-4,nobody\n"
    (tmp_path / "decisions.csv").write_text(lines, encoding="utf-8")
    chosen = (str(tmp_path / "decisions.csv"), "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: chosen)
    with qtbot.waitSignal(audit_page.noticed) as noticed:
        part(audit_page, QAction, "audit_import_decisions").trigger()
    assert str(noticed.args[0].message) == "New decisions: 2; known before: 0"
    assert str(noticed.args[0].hint).startswith("Lines that cannot be used: 1. Line 4: ")
    qtbot.waitUntil(lambda: names(audit_page) == ["<b>Lamp</b>", "Red cup"])


def counted(page: AuditPage) -> str:
    """Return what the status bar says of the catalogue."""
    return part(page.window(), QLabel, "status_counts").text()


def browsed(page: AuditPage) -> list[str]:
    """Return the SKUs that the find page lists, after turning to it."""
    part(page.window(), QToolButton, "page_find").click()
    model = part(page.window(), ResultGrid, "result_grid").model()
    return [model.index(row, 0).data(HIT_ROLE).product.sku for row in range(model.rowCount())]


def told(page: AuditPage) -> str:
    return part(page.window(), QStatusBar, "status_line").currentMessage()


def test_a_merge_reaches_the_rest_of_the_window_and_so_does_its_end(
    audit_page: AuditPage, qtbot: QtBot
) -> None:
    assert "7 products" in counted(audit_page)
    wait_looked_up(audit_page, qtbot)
    press(audit_page, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: "6 products" in counted(audit_page))
    assert told(audit_page) == "P-1 merged into P-0"
    counts = part(audit_page.window(), QLabel, "status_counts")
    assert not counts.isVisible()
    part(audit_page.window(), QStatusBar, "status_line").clearMessage()
    assert counts.isVisible()
    qtbot.waitUntil(lambda: browsed(audit_page) == ["P-0", "P-2", "P-3", "P-4", "P-5", "P-6"])
    assert part(audit_page.window(), QLabel, "result_count").text() == "6 products"
    part(audit_page.window(), QToolButton, "page_audit").click()
    press(audit_page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "7 products" in counted(audit_page))
    qtbot.waitUntil(lambda: told(audit_page) == "Taken back: Merge of 2 products")
    qtbot.waitUntil(lambda: len(browsed(audit_page)) == 7)
    part(audit_page.window(), QToolButton, "page_audit").click()
    press(audit_page, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "6 products" in counted(audit_page))
    qtbot.waitUntil(lambda: told(audit_page) == "Done again: Merge of 2 products")
    qtbot.waitUntil(lambda: len(browsed(audit_page)) == 6)


def test_an_answer_is_asked_for_again_after_a_merge(
    audit_page: AuditPage, qtbot: QtBot, draw_picture: Callable[..., Path], tmp_path: Path
) -> None:
    window = audit_page.window()
    assert isinstance(window, MainWindow)
    with qtbot.waitSignal(window.page.answer_shown):
        window._ask([draw_picture(tmp_path / "photo.png", 1)])
    assert "P-1" in browsed(audit_page)
    part(window, QToolButton, "page_audit").click()
    wait_looked_up(audit_page, qtbot)
    press(audit_page, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: "6 products" in counted(audit_page))
    with qtbot.waitSignal(window.page.answer_shown):
        part(window, QToolButton, "page_find").click()
    assert browsed(audit_page)[0] == "P-0"
    assert "P-1" not in browsed(audit_page)


def test_imported_decisions_reach_the_rest_of_the_window(
    audit_page: AuditPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    lines = "decision,sku_a,sku_b\nmerge,P-4,P-5\nmerge,P-2,P-3\n"
    (tmp_path / "decisions.csv").write_text(lines, encoding="utf-8")
    chosen = (str(tmp_path / "decisions.csv"), "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: chosen)
    part(audit_page, QAction, "audit_import_decisions").trigger()
    qtbot.waitUntil(lambda: "5 products" in counted(audit_page))
    qtbot.waitUntil(lambda: browsed(audit_page) == ["P-0", "P-1", "P-2", "P-4", "P-6"])


def test_names_follow_the_language(
    open_window: OpenWindow, shop: Path, book: Book, qtbot: QtBot
) -> None:
    window = open_window(shop, Settings(language="zh_CN", theme="dark", device="cpu"))
    part(window, QAction, "command_audit").trigger()
    qtbot.waitUntil(lambda: names(window.audit)[:1] == ["红杯子"])
    assert part(window, QToolButton, "level_exact").accessibleName() == "完全相同, 1"
    window._preferences.change(language="en")
    qtbot.waitUntil(lambda: names(window.audit)[:1] == ["Red cup"])
    assert part(window, QPushButton, "rule_merge").text() == "Merge"


def test_pages_are_turned_by_keys_buttons_and_photos(
    audit_page: AuditPage, qtbot: QtBot, draw_picture: Callable[..., Path], tmp_path: Path
) -> None:
    window = audit_page.window()
    assert isinstance(window, MainWindow)
    pages = part(window, QStackedWidget, "pages")
    assert part(window, QToolButton, "page_audit").isChecked()
    assert not part(window, QAction, "command_camera").isEnabled()
    part(window, QToolButton, "page_find").click()
    assert pages.currentWidget() is window.page
    assert part(window, QAction, "command_find").isChecked()
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert pages.currentWidget() is audit_page
    assert rows(audit_page) is QApplication.focusWidget()
    with qtbot.waitSignal(window.page.answer_shown):
        window._ask([draw_picture(tmp_path / "photo.png", 2)])
    assert pages.currentWidget() is window.page


def test_every_key_of_the_page_is_listed(audit_page: AuditPage) -> None:
    window = audit_page.window()
    part(window, QAction, "command_shortcuts").trigger()
    dialog = part(window, QDialog, "shortcuts_dialog")
    texts = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"On the audit page", "Merge into the reference", "M", "Ctrl+Z", "←  →"} <= texts
    dialog.close()


def test_everything_that_can_be_pressed_has_a_name(audit_page: AuditPage) -> None:
    nameless = [
        made.objectName()
        for kind in (QToolButton, QPushButton, QComboBox, QLineEdit, QCheckBox, RowList)
        for made in audit_page.findChildren(kind)
        if made.isVisible() and not (made.accessibleName() or getattr(made, "text", str)())
    ]
    assert nameless == []
