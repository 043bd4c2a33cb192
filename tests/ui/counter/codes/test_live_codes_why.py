"""Why a product was accepted without an answer: its code, and where it is in the photo."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop_app.ui.counter.why.code_photo import CodePhoto
from tests.ui.counter.codes.conftest import CodeCounter
from tests.ui.parts import part


def test_the_code_that_decided_is_outlined_in_the_photo(counter: CodeCounter) -> None:
    counter.put_codes("P-3")
    counter.wait_for_accepted("P-3")
    counter.press("Y")
    photo = part(counter.page, CodePhoto)
    assert photo.isVisible()
    sentence = counter.text("code_why_sentence")
    assert "has read the code P-3" in sentence
    assert "outlined" in sentence
    (accepted,) = counter.accepted
    (place,) = accepted.code_places
    # The code is drawn at the left edge, at the top.
    assert all(0 < x < 0.9 and 0 < y < 0.4 for x, y in place)
    (outline,) = photo.outlines
    assert photo.rect().contains(outline.boundingRect().toRect())
    # It stays until the user goes on.
    assert not counter.controller._shown_timer.isActive()
    counter.press("Y")
    assert not photo.isVisible()
    assert counter.controller._shown_timer.isActive()
    counter.wait_for("live")


def test_a_scan_has_a_code_and_no_photo(counter: CodeCounter) -> None:
    counter.page.use_scan("P-5")
    counter.wait_for("accepted")
    part(counter.page, QPushButton, "accepted_why").click()
    assert "The scanner has read the code P-5" in counter.text("code_why_sentence")
    assert not part(counter.page, CodePhoto).isVisible()
    counter.press(Qt.Key.Key_Escape)
    counter.wait_for("live")


def test_the_next_product_ends_the_explanation(counter: CodeCounter) -> None:
    counter.page.use_scan("P-5")
    counter.wait_for("accepted")
    counter.press("Y")
    counter.page.use_scan("P-4")
    counter.wait_for_accepted("P-5", "P-4")
    assert counter.text("accepted_sku") == "P-4"
    counter.wait_for("live")
