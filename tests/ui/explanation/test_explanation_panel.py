"""The explanation of hits that a test gives."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.answer import Hit
from desktop_app.domain.evidence import MatchedPoints
from desktop_app.domain.explanation import Explanation
from desktop_app.domain.picture import Picture, RgbImage
from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.explanation.explained_hit import ExplainedHit
from desktop_app.ui.explanation.explanation_panel import ExplanationPanel
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from tests.ui.fake_workspace import HIT, FakeWorkspace, client_of
from tests.ui.parts import part
from tests.ui.widgets.fake_thumbnail_cache import FakeThumbnailCache

COLUMN = np.linspace(0.1, 0.9, 30, dtype=np.float32)
POINTS = MatchedPoints(np.c_[COLUMN, COLUMN], np.c_[COLUMN, COLUMN])


class ExplainingWorkspace(FakeWorkspace):
    """Explains every hit in the same way."""

    def __init__(self) -> None:
        super().__init__()
        self.explanation = Explanation()

    def explain(self, photo: RgbImage, region: Region, hit: Hit) -> Job[Explanation]:
        yield Progress(0, 1, Message(""))
        return self.explanation


@pytest.fixture
def workspace() -> ExplainingWorkspace:
    return ExplainingWorkspace()


@pytest.fixture
def panel(
    qtbot: QtBot, workspace: ExplainingWorkspace, theme: Theme, english: None
) -> Iterator[ExplanationPanel]:
    decoding = Lane("decoding")
    with client_of(workspace) as client:
        with qtbot.waitSignal(client.ready):
            client.open(Path("shop"), Path("card"), "cpu")
        thumbnails = cast("ThumbnailCache", FakeThumbnailCache())
        panel = ExplanationPanel(client, thumbnails, decoding, theme)
        qtbot.addWidget(panel)
        yield panel
    assert decoding.stop()


def subject(hit: Hit = HIT) -> ExplainedHit:
    pixels = np.full((60, 80, 3), 128, np.uint8)
    image = QImage(80, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("#808080"))
    return ExplainedHit(hit, pixels, image, WHOLE_PHOTO)


def explain(panel: ExplanationPanel, qtbot: QtBot, explained: ExplainedHit) -> dict[str, str]:
    """Return the figures that are shown, by their names."""
    with qtbot.waitSignal(panel.explained):
        panel.explain(explained)
    names = [part(panel, QLabel, f"explanation_name_{row}") for row in range(4)]
    values = [part(panel, QLabel, f"explanation_figure_{row}") for row in range(4)]
    return {
        name.text(): value.text()
        for name, value in zip(names, values, strict=True)
        if not value.isHidden()
    }


def sentence(panel: ExplanationPanel) -> str:
    return part(panel, QLabel, "explanation_sentence").text()


def test_matching_points_are_counted(
    panel: ExplanationPanel, workspace: ExplainingWorkspace, qtbot: QtBot
) -> None:
    workspace.explanation = Explanation(0.8124, POINTS)
    figures = explain(panel, qtbot, subject())
    assert figures == {
        "Probability": "90%",
        "Similarity of the pictures (at most 1)": "0.81",
        "Matching points": "30",
    }
    assert "both pictures" in sentence(panel)
    assert panel.view.points is POINTS


def test_the_part_that_decided_is_named(
    panel: ExplanationPanel, workspace: ExplainingWorkspace, qtbot: QtBot
) -> None:
    workspace.explanation = Explanation(0.5, influence=np.ones((7, 7), np.float32))
    figures = explain(panel, qtbot, replace(subject(replace(HIT, score=None)), photo_count=2))
    assert figures == {"Similarity of the pictures (at most 1)": "0.50", "Photos": "2"}
    assert "outlined" in sentence(panel)
    workspace.explanation = Explanation(0.5, influence=np.zeros((7, 7), np.float32))
    explain(panel, qtbot, subject())
    assert "No part" in sentence(panel)
    assert panel.view.influence is None


def test_a_code_is_named(panel: ExplanationPanel, qtbot: QtBot) -> None:
    explain(panel, qtbot, replace(subject(), codes="4006381333931"))
    assert "4006381333931" in sentence(panel)
    assert "no picture" in sentence(panel)


def test_an_unreadable_picture_and_another_catalogue_leave_nothing(
    panel: ExplanationPanel, workspace: ExplainingWorkspace, qtbot: QtBot
) -> None:
    workspace.explanation = Explanation(0.9, POINTS)
    missing = Picture(3, 1, "/nowhere/picture.jpg", "", 10, 10)
    explain(panel, qtbot, subject(replace(HIT, picture=missing)))
    panel.clear()
    assert panel.subject is None
    assert panel.view.points is None
