"""Measure how long the audit page blocks the GUI thread with 20,000 groups.

    python -m benchmarks.audit_page --groups 20000 --products 10000

The groups are generated, everything else is real. Each event that the thread handles is
timed as in ``benchmarks.gui_thread``, in wall time and in processor time of the thread.
Users notice more than 8 ms.
"""

import argparse
import os
import random
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import numpy as np
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QToolButton, QWidget

from benchmarks.gui_thread import LIMIT_MS, TimedApplication, idle, wait_for
from benchmarks.synthetic_catalogue import fill_catalogue
from desktop_app import app as program
from desktop_app import paths
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.duplicate_group import (
    FINDING_LEVELS,
    DuplicateGroup,
    GroupDetail,
    GroupMember,
    ReferenceRule,
)
from desktop_app.domain.finding import PicturePair
from desktop_app.domain.issue import IssueList
from desktop_app.domain.resolution import Resolution
from desktop_app.engine.duplicates.audit_report import AuditReport, AuditState
from desktop_app.engine.workspace import Workspace
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.settings import Settings
from desktop_app.ui.audit.row_list import RowList
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.vision.model_card import load_card

Part = TypeVar("Part", bound=QObject)


class GeneratedAudit:
    """An audit that finds generated groups of two to five products."""

    generated: tuple[DuplicateGroup, ...] = ()

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def run(self) -> Job[AuditReport]:
        """Find nothing."""
        yield Progress(1, 1, Message("Loading the index"))
        return AuditReport(0, 0, 0, 0, 0, 0, 0, 0.0)

    def state(self) -> AuditState:
        """Return that every picture has been compared."""
        return AuditState(1, 1)

    def groups(self, _rules: Sequence[ReferenceRule]) -> Job[tuple[DuplicateGroup, ...]]:
        """Return the generated groups."""
        yield Progress(0, 0, Message("Loading the index"))
        return self.generated

    def group(self, product_ids: Sequence[int]) -> GroupDetail:
        """Return members with real pictures."""
        count = self._catalogue.products.count()
        real = [_real_id(number, count) for number in product_ids]
        products = self._catalogue.products.get(real)
        pictures = self._catalogue.pictures.of_products(real)
        members = tuple(
            GroupMember(replace(products[known], id=number), tuple(pictures[known]))
            for number, known in zip(product_ids, real, strict=True)
        )
        ids = [member.pictures[0].id for member in members]
        square = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)
        pair = PicturePair(min(ids[:2]), max(ids[:2]), "copy", 0.9, square)
        return GroupDetail(members, (pair,), ("name",))

    def health(self, _language: str = "") -> Job[tuple[IssueList, ...]]:
        """Return no issues."""
        yield Progress(0, 0, Message("Loading the index"))
        return ()

    def resolve(self, resolutions: Sequence[Resolution]) -> None:
        """Store nothing."""


def main() -> None:
    """Use the page and print how long its events took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--groups", type=int, default=20_000)
    parser.add_argument("--products", type=int, default=10_000, help="in the catalogue")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    card = load_card(paths.model_card(""))
    GeneratedAudit.generated = tuple(_generate_groups(arguments.groups, arguments.products))
    Workspace.audit = lambda workspace: GeneratedAudit(workspace.catalogue.store)  # type: ignore[assignment,method-assign,return-value]
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        fill_catalogue(home / "shop", arguments.products, card)
        app = TimedApplication()
        sys.setswitchinterval(program.SWITCH_INTERVAL_S)
        preferences = Preferences(Settings(device="cpu"), home / "settings.toml")
        window = program.build_window(app, preferences, home)
        window.resize(1440, 900)
        window.show()
        window.opener.open(home / "shop")
        wait_for(window.client.ready.connect)
        idle(1500)
        driver = _PageDriver(window)
        head = f"{'':<12}{'median ms':>11}{'p99':>8}{'longest':>9}{'over 8 ms':>12}"
        print(f"{head}{'by the CPU':>13}")
        for stage in (driver.open, driver.scroll, driver.filter, driver.step, driver.resolve):
            _measure(app, stage)
        _measure(app, driver.compare)
        window.close()


def _generate_groups(count: int, products: int) -> Iterator[DuplicateGroup]:
    generator = random.Random(7)
    last = 0
    for number in range(count):
        size = 2 + int(generator.random() < 0.1) * generator.randrange(4)
        ids = tuple(range(last + 1, last + 1 + size))
        last += size
        yield DuplicateGroup(
            product_ids=ids,
            picture_ids=tuple(_real_id(known, products) for known in ids),
            name=f"Product {ids[0]}",
            skus=tuple(f"S-{known:06}" for known in ids),
            level=FINDING_LEVELS[number % 3],
            score=1 - number / count,
            reasons=("same_photograph", "price_differs"),
            state="open",
        )


def _real_id(number: int, products: int) -> int:
    """Return the id of the real product, and of its picture, behind a generated product."""
    return number * 7 % products + 1


class _PageDriver:
    """Does on the page what a merchandiser does."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def open(self) -> None:
        """Open the page."""
        _part(self._window, QAction, "command_audit").trigger()
        self._rows = _part(self._window, RowList, "group_list")
        while self._rows.model().rowCount() == 0:
            idle(50)
        idle(1000)

    def scroll(self) -> None:
        """Scroll through the list in large steps."""
        bar = self._rows.verticalScrollBar()
        for step in range(120):
            bar.setValue(bar.maximum() * step // 120)
            idle(16)

    def filter(self) -> None:
        """Type a name and select levels."""
        field = _part(self._window, QLineEdit, "group_text")
        for letter in "product 12":
            QTest.keyClicks(field, letter)
            idle(60)
        field.clear()
        for level in (*FINDING_LEVELS, "all"):
            _part(self._window, QToolButton, f"level_{level}").click()
            idle(200)

    def step(self) -> None:
        """Show one group after another."""
        self._rows.select_row(0)
        for _ in range(100):
            QTest.keyClick(self._rows, Qt.Key.Key_J)
            idle(60)

    def resolve(self) -> None:
        """Resolve one group after another."""
        ready = _part(self._window, QPushButton, "decide_different")
        for _ in range(60):
            while not ready.isEnabled():
                idle(5)
            QTest.keyClick(self._rows, Qt.Key.Key_D)
            idle(40)

    def compare(self) -> None:
        """Zoom in all four compare modes."""
        for key in (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_1):
            QTest.keyClick(self._rows, key)
            for zoom in (*[Qt.Key.Key_Plus] * 6, Qt.Key.Key_0):
                QTest.keyClick(self._rows, zoom)
                idle(60)


def _part(window: QWidget, kind: type[Part], name: str) -> Part:
    found = window.findChild(kind, name)
    assert isinstance(found, kind), name
    return found


def _measure(app: TimedApplication, stage: Callable[[], None]) -> None:
    app.ms.clear()
    app.cpu_ms.clear()
    stage()
    _print(stage.__name__, app.ms, app.cpu_ms)


def _print(name: str, ms: list[float], cpu_ms: list[float]) -> None:
    over, cpu_over = (sum(value > LIMIT_MS for value in values) for values in (ms, cpu_ms))
    print(
        f"{name:<16}{statistics.median(ms):7.2f}{np.percentile(ms, 99):8.1f}{max(ms):9.1f}"
        f"{over:6} of {len(ms):<6}{cpu_over:4} (longest {max(cpu_ms):.1f})"
    )


if __name__ == "__main__":
    main()
