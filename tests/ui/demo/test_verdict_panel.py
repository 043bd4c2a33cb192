"""The verdict, the product found and the other hits."""

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.answer import Verdict
from desktop_app.ui.demo.verdict_panel import VerdictPanel
from desktop_app.ui.style.theme import Theme
from tests.ui.demo.fake_answers import answer, contains_colour, fake_thumbnails, hit

HITS = (hit(1, 0.91), hit(2, 0.3), hit(3, 0.2), hit(4, 0.1))


@pytest.fixture
def panel(theme: Theme, english: None, qtbot: QtBot) -> VerdictPanel:
    panel = VerdictPanel(fake_thumbnails(), theme)
    qtbot.addWidget(panel)
    panel.resize(1200, 208)
    return panel


@pytest.mark.parametrize(
    ("verdict", "name"),
    [
        ("match", "Found. Product 1, 91%"),
        ("check", "Possible match. Product 1, 91%"),
        ("unknown", "Unknown. Probably not in the catalogue."),
    ],
)
def test_the_answer_is_the_accessible_name(
    panel: VerdictPanel, verdict: Verdict, name: str
) -> None:
    panel.show_answer(answer(verdict, *HITS))
    assert panel.accessibleName() == name


@pytest.mark.parametrize(
    ("verdict", "skus"),
    [("match", ["P-2", "P-3"]), ("check", ["P-2", "P-3"]), ("unknown", ["P-1", "P-2"])],
)
def test_the_next_hits_are_shown_beside_the_verdict(
    panel: VerdictPanel, verdict: Verdict, skus: list[str]
) -> None:
    panel.show_answer(answer(verdict, *HITS))
    assert [other.product.sku for other in panel.other_hits()] == skus


def test_an_answer_without_hits_is_unknown(panel: VerdictPanel) -> None:
    panel.show_answer(answer("unknown"))
    panel.finish_animation()
    assert panel.other_hits() == ()
    assert not panel.grab().isNull()


@pytest.mark.parametrize("verdict", ["match", "check", "unknown"])
def test_the_verdict_is_drawn_in_its_colour(
    panel: VerdictPanel, theme: Theme, verdict: Verdict
) -> None:
    panel.show_answer(answer(verdict, *HITS))
    panel.finish_animation()
    assert contains_colour(panel.grab().toImage(), theme.colours.for_verdict(verdict)[0])


def test_clearing_shows_the_invitation(panel: VerdictPanel, theme: Theme) -> None:
    panel.show_answer(answer("match", *HITS))
    assert panel.has_visitor_images()
    panel.clear()
    assert not panel.has_visitor_images()
    assert panel.accessibleName() == "Hold a product up to the camera."
    assert not contains_colour(panel.grab().toImage(), theme.colours.match)
