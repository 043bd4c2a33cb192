"""A catalogue whose texts are made to harm, and a search for parts that would obey them."""

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QMenu,
    QTabBar,
    QToolButton,
    QWidget,
)

from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.actor import Actor

# A tag, an entity, a mnemonic, an escape sequence, and a mark that turns the text after it.
HOSTILE: Final = '<img src="x">&lt;A&B\x1b[31m\u202e=1+1'
# The same without what would be a quote of a CSV file.
HOSTILE_CELL: Final = HOSTILE.replace('"', "'")
_TAG: Final = "<img"
_MNEMONIC: Final = "A&B"
_ESCAPED: Final = "&lt;img"
_TURNED: Final = "\u202e"
_ISOLATED: Final = "\u2068"
# What comes after the mark in a text of the catalogue itself.
_OWN_END: Final = re.compile("=?1?[+]?1?W*…?")
_ACTOR: Final = Actor(f"author {HOSTILE}", f"station {HOSTILE}")
_MAX_ROWS: Final = 30
_TOOL_TIPS: Final = (
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.WhatsThisRole,
    Qt.ItemDataRole.StatusTipRole,
)
_READ_OUT: Final = (
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def hostile_table(table: Path) -> Path:
    """Give a table of products hostile headings, names and a hostile column."""
    heading, *lines = table.read_text(encoding="utf-8").splitlines()
    rows = [f"{line.replace('Product', f'No. {_TAG}')},x {HOSTILE_CELL}" for line in lines]
    table.write_text("\n".join([f"{heading},colour {HOSTILE_CELL}", *rows]), encoding="utf-8")
    return table


def make_hostile(folder: Path, *, length: int = 10_000, with_skus: bool = True) -> None:
    """Give all products of a catalogue hostile texts, some of them with very many characters.

    Args:
        folder: of the catalogue.
        length: of the longest texts.
        with_skus: whether the SKUs of all but four products are hostile, too.
    """
    with closing(open_catalogue(folder, actor=_ACTOR)) as catalogue:
        products = catalogue.products.get(catalogue.products.ids())
        changes: dict[int, dict[str, Any]] = {}
        for number, product in products.items():
            long = f"{HOSTILE}{'W' * length}" if number % 2 else HOSTILE
            changes[number] = {
                "name": f"{product.name} {long}"[:length],
                "brand": f"brand {HOSTILE}",
                "category": f"{product.category} {HOSTILE}",
                "currency": "<img A&B",
                "description": f"about {long}",
                "attributes": {f"size {HOSTILE}": f"small {long}", "name_zh": f"名 {HOSTILE}"},
            }
        # The first ones are named by the tests.
        for number in sorted(products)[4:] if with_skus else ():
            changes[number]["sku"] = f"{products[number].sku} {HOSTILE}"
        with catalogue.history.record("edit", f"label {HOSTILE}").step():
            catalogue.products.update(changes)


def obeyed(root: QWidget) -> list[str]:
    """Return the parts of a window that would obey a text of the catalogue, with what is wrong."""
    found = []
    for part in (root, *root.findChildren(QObject)):
        if isinstance(part, QWidget):
            found += [f"{_name(part)}: {fault}" for fault in _faults_of_widget(part)]
        elif isinstance(part, QAction):
            found += [f"{_name(part)}: {fault}" for fault in _faults_of_action(part)]
    return found


def hostile_count(root: QWidget) -> int:
    """Return how many labels, buttons and cells show a hostile text."""
    count = 0
    for part in (root, *root.findChildren(QWidget)):
        if isinstance(part, QLabel | QAbstractButton):
            count += _TAG in part.text()
        elif isinstance(part, QAbstractItemView):
            count += any(_TAG in text for _, _, text in _cells(part.model()))
    return count


def _name(part: QObject) -> str:
    return f"{type(part).__name__} {part.objectName()}"


def _faults_of_widget(part: QWidget) -> Iterator[str]:
    for text in (part.toolTip(), part.whatsThis(), part.statusTip()):
        if _is_rich(text):
            yield "rich tool tip"
    for text in (part.accessibleName(), part.accessibleDescription()):
        if _ESCAPED in text:
            yield "escapes are read out"
    if isinstance(part, QLabel):
        yield from _faults_of_label(part)
    elif isinstance(part, QAbstractButton):
        yield from _faults_of_texts([part.text()])
    elif isinstance(part, QGroupBox | QMenu):
        yield from _faults_of_texts([part.title()])
    elif isinstance(part, QTabBar):
        yield from _faults_of_texts([part.tabText(at) for at in range(part.count())])
    elif isinstance(part, QAbstractItemView | QComboBox):
        yield from _faults_of_model(part.model())


def _faults_of_label(part: QLabel) -> Iterator[str]:
    if _TAG in part.text() and part.textFormat() != Qt.TextFormat.PlainText:
        yield "rich label"
    if _MNEMONIC in part.text() and part.buddy() is not None:
        yield "eaten mnemonic"
    if _ESCAPED in part.text():
        yield "escapes are shown"
    if _turns(part.text()):
        yield "turned around"


def _faults_of_texts(texts: list[str]) -> Iterator[str]:
    if any(_MNEMONIC in text for text in texts):
        yield "eaten mnemonic"
    if any(map(_turns, texts)):
        yield "turned around"


def _faults_of_action(part: QAction) -> Iterator[str]:
    yield from _faults_of_texts([part.text()])
    # The text is the tool tip as well, unless one is set; menus do not show it.
    shown_by = [
        one
        for one in part.associatedObjects()
        if isinstance(one, QToolButton) or (isinstance(one, QMenu) and one.toolTipsVisible())
    ]
    if shown_by and _is_rich(part.toolTip()):
        yield "rich tool tip"


def _faults_of_model(model: QAbstractItemModel | None) -> Iterator[str]:
    for role, where, text in _cells(model):
        if role in _TOOL_TIPS and _is_rich(text):
            yield f"rich tool tip at {where}"
        if role in _READ_OUT and _ESCAPED in text:
            yield f"escapes are read out at {where}"
        if role == Qt.ItemDataRole.DisplayRole and _ESCAPED in text:
            yield f"escapes are shown at {where}"
        if role == Qt.ItemDataRole.DisplayRole and _turns(text):
            yield f"turned around at {where}: {text[:200]!r}"


def _cells(model: QAbstractItemModel | None) -> Iterator[tuple[int, str, str]]:
    """Yield role, place and text of the first cells."""
    if model is None:
        return
    for row in range(min(model.rowCount(), _MAX_ROWS)):
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
        for column in range(columns):
            for role in (Qt.ItemDataRole.DisplayRole, *_TOOL_TIPS, *_READ_OUT):
                value = model.index(row, column).data(role)
                if isinstance(value, str):
                    yield role, f"{row}, {column}", value


def _turns(text: str) -> bool:
    """Return whether a text of the catalogue turns around what the program says after it."""
    for line in text.splitlines():
        before, mark, after = line.rpartition(_TURNED)
        if mark and _ISOLATED not in before and not _OWN_END.fullmatch(after):
            return True
    return False


def _is_rich(text: str) -> bool:
    # Tool tips take a text for HTML wherever its first tag is.
    return _TAG in text
