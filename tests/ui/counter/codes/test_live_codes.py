"""Codes in the live picture: accepted at once, once for each piece."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton

from desktop_app.ui.counter.till.tally_panel import TallyPanel
from desktop_app.ui.settings.preferences import Preferences
from tests.ui.counter.codes.conftest import CodeCounter, CountingReader
from tests.ui.parts import part

UNKNOWN_EAN = "4006381333931"


def tally(counter: CodeCounter) -> list[tuple[str, int]]:
    lines = part(counter.page, TallyPanel).customer.now.lines
    return [(line.accepted.product.sku, line.count) for line in lines]


def test_a_code_of_the_catalogue_is_accepted_at_once_and_says_so(counter: CodeCounter) -> None:
    counter.put_codes("P-2")
    counter.wait_for_accepted("P-2")
    (accepted,) = counter.accepted
    # Its frame was not searched, and is no picture to learn from.
    assert (accepted.verdict, accepted.score, accepted.first_id) == ("match", None, None)
    assert [code.text for code in accepted.codes] == ["P-2"]
    assert accepted.photo is not None
    assert counter.controller.phase == "accepted"
    assert counter.text("accepted_code") == "Sure: its code P-2 was read"
    assert tally(counter) == [("P-2", 1)]


def test_a_product_that_stays_is_accepted_once_and_again_after_it_has_left(
    counter: CodeCounter,
) -> None:
    counter.put_codes("P-2")
    counter.wait_for_accepted("P-2")
    counter.wait_for("live")
    counter.look(5)
    # Turned away and shown again, without an empty counter.
    counter.camera.clear()
    counter.look(2)
    counter.put_codes("P-2")
    counter.look(4)
    assert counter.accepted_skus() == ["P-2"]
    counter.camera.clear()
    counter.qtbot.waitUntil(lambda: not counter.page._codes.live._tracker._codes, timeout=15_000)
    counter.put_codes("P-2")
    counter.wait_for_accepted("P-2", "P-2")


def test_the_next_product_is_accepted_while_the_one_before_is_shown(counter: CodeCounter) -> None:
    counter.put_codes("P-2")
    counter.wait_for_accepted("P-2")
    counter.camera.clear()
    counter.put_codes("P-4")
    counter.wait_for_accepted("P-2", "P-4")
    assert counter.controller.phase == "accepted"


def test_two_codes_of_one_product_are_one_piece(counter: CodeCounter) -> None:
    counter.put_codes("P-3")
    counter.wait_for_accepted("P-3")
    counter.put_codes("P-3", "P-3 ")
    counter.look()
    assert counter.accepted_skus() == ["P-3"]


def test_codes_of_two_products_are_shown_to_choose(counter: CodeCounter) -> None:
    counter.put_codes("P-2", "P-4")
    counter.wait_for("answered")
    assert counter.text("counter_title") == "Check"
    assert counter.text("counter_sentence") == (
        "The code is that of several products. Press the number of the right one."
    )
    counter.qtbot.wait(300)
    counter.press(Qt.Key.Key_Return)
    assert not counter.accepted
    chosen = counter.offered()[1]
    counter.press("2")
    counter.wait_for_accepted(chosen)
    assert counter.accepted[0].codes[0].text == chosen


def test_space_on_an_accepted_product_is_sure_by_its_code(
    counter: CodeCounter, pictures: list[Path]
) -> None:
    counter.camera.put(pictures[2])
    counter.put_codes("P-2")
    counter.wait_for_accepted("P-2")
    counter.wait_for("live")
    counter.look(1)
    counter.photograph()
    assert counter.text("counter_sentence") == ("Product 2: its code was read. Enter accepts it.")
    counter.press(Qt.Key.Key_Return)
    counter.wait_for_accepted("P-2", "P-2")
    assert counter.accepted[1].codes[0].text == "P-2"
    assert len(counter.accepted[1].code_places) == 1


def test_an_unknown_code_is_offered_as_the_gtin_of_a_new_product(counter: CodeCounter) -> None:
    counter.put_codes(UNKNOWN_EAN, kind="EAN13")
    button = part(counter.page, QPushButton, "counter_unknown_code")
    counter.qtbot.waitUntil(button.isVisible)
    assert button.text() == f"Add {UNKNOWN_EAN} (A)"
    counter.press("A")
    gtin = part(counter.page, QLineEdit, "field_gtin")
    counter.qtbot.waitUntil(lambda: gtin.text() == UNKNOWN_EAN)
    assert gtin.isVisible()
    assert button.isHidden()
    assert counter.accepted == []


def test_the_offer_goes_with_the_code(counter: CodeCounter) -> None:
    counter.put_codes(UNKNOWN_EAN, kind="EAN13")
    button = part(counter.page, QPushButton, "counter_unknown_code")
    counter.qtbot.waitUntil(button.isVisible)
    counter.camera.clear()
    counter.qtbot.waitUntil(button.isHidden)


@pytest.mark.parametrize("text", ["https://example.org/news", "see the back"])
def test_codes_that_name_no_product_are_ignored(counter: CodeCounter, text: str) -> None:
    counter.put_codes(text, kind="QRCode")
    counter.look()
    assert counter.page._codes.live.unknown is None
    assert part(counter.page, QPushButton, "counter_unknown_code").isHidden()


def test_the_setting_switches_it_off(counter: CodeCounter, reader: CountingReader) -> None:
    preferences = part(counter.window, Preferences)
    counter.look(1)
    read = reader.look_count
    preferences.change(counter_live_codes=False)
    for code in ("P-2", "P-3", "P-2"):
        counter.put_codes(code)
        counter.wait_until_seen()
    # A look may have been running.
    assert reader.look_count - read <= 1
    assert not counter.accepted
    preferences.change(counter_live_codes=True)
    counter.wait_for_accepted("P-2")
    assert part(counter.page, QCheckBox, "counter_hold_still").isVisible()
