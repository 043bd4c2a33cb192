"""The search in a photo: boxes before products, and what a newer photo cancels."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop_app.ui.basket.page import BasketPage
from tests.ui.basket.conftest import REGIONS


def test_boxes_are_shown_before_their_products(page: BasketPage, photo: Path, qtbot: QtBot) -> None:
    seen: list[tuple[int, int]] = []
    controller = page.controller
    controller.changed.connect(
        lambda: seen.append((len(controller.searched_regions), len(controller.basket.units)))
    )
    with qtbot.waitSignal(controller.counted):
        page.search([photo])
    assert (len(REGIONS), 0) in seen
    assert seen[-1] == (0, len(REGIONS))


def test_a_file_that_is_no_photo_does_not_end_the_search_in_the_photo_before(
    page: BasketPage, photo: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    bad = tmp_path / "text.png"
    bad.write_text("no photo", encoding="utf-8")
    with qtbot.waitSignal(page.controller.photo_changed):
        page.search([photo])
    with qtbot.waitSignals([page.failed, page.controller.counted]):
        page.search([bad])
    assert len(page.controller.basket.units) == len(REGIONS)
    assert not page.controller.is_busy


def test_the_newest_of_two_photos_is_counted(page: BasketPage, photo: Path, qtbot: QtBot) -> None:
    first = page.controller.now.photo_id
    with qtbot.waitSignal(page.controller.counted):
        page.search([photo])
        page.search([photo])
    assert page.controller.now.photo_id == first + 1
