"""Accepting a product of the results with the keys of the counter."""

import secrets
from datetime import UTC, datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop_app.domain.accepted_product import AcceptedProduct
from desktop_app.domain.actor import Actor
from desktop_app.domain.answer import Hit, Verdict
from desktop_app.domain.tally import Tally
from desktop_app.engine.counter.till_entry import till_entry
from desktop_app.engine.counter.till_template import template_of
from desktop_app.errors import VitrineError
from desktop_app.settings import Settings
from desktop_app.ui.find.result_grid import NUMBER_KEYS
from desktop_app.ui.find.results_pane import ResultsPane
from desktop_app.ui.find.search_controller import SearchController
from desktop_app.ui.i18n.language import localised_title
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.widgets.single_key_shortcuts import SingleKeyShortcuts

_SHOWN_CHARACTERS: Final = 60


class HitAcceptance(QObject):
    """Accepts the current product (Enter), or one by its number (1 to 9); Esc goes back.

    What is accepted is copied: the text of the settings if the till is given a text,
    otherwise the SKU. A key that is pressed while a search is running accepts nothing: it
    may be meant for a photo that is not answered yet.

    Args:
        page: the keys work where the focus is in it.
        results: what is shown.
        search: tells whether a search is running.
        preferences: what the till gets.

    Signals:
        accepted: the ``Hit``.
        status_message: a sentence for the status bar.
        failed: an error to show.
    """

    accepted = Signal(Hit)
    status_message = Signal(str)
    failed = Signal(Exception)

    def __init__(
        self,
        page: QWidget,
        results: ResultsPane,
        search: SearchController,
        preferences: Preferences,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._results = results
        self._search = search
        self._preferences = preferences
        self._accepting_keys: list[QShortcut] = []
        self._add_keys()
        self._keep_focus()
        results.photo_changed.connect(lambda _: self._update_keys())
        self._update_keys()

    def _add_keys(self) -> None:
        # A key is meant for the results that are shown when it is pressed.
        add = SingleKeyShortcuts(self._page, lambda: self._results.version).add
        for key in ("Return", "Enter"):
            self._accepting_keys.append(add(key, self._accept_current))
        for row in range(NUMBER_KEYS):
            self._accepting_keys.append(add(str(row + 1), partial(self._accept_row, row)))
        self._escape = add("Esc", self._results.go_back)

    def _keep_focus(self) -> None:
        """Leave the focus where it is when a button is clicked: Enter would press it again."""
        for part in self._page.findChildren(QAbstractButton):
            if part.focusPolicy() == Qt.FocusPolicy.StrongFocus:
                part.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _update_keys(self) -> None:
        for shortcut in self._accepting_keys:
            shortcut.setEnabled(self._results.can_accept)
        self._escape.setEnabled(self._results.can_go_back)

    def _accept_current(self) -> None:
        """Press the focused button; if there is none, accept the current product."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton) and self._page.isAncestorOf(focused):
            focused.animateClick()
            return
        row = max(0, self._results.grid.currentIndex().row())
        if row == 0 and self._results.verdict == "unknown" and self._results.grid.visible_hits(1):
            self.status_message.emit(
                self.tr("Probably not in the catalogue. Choose a product with 1 to 9.")
            )
            return
        self._accept_row(row)

    def _accept_row(self, row: int) -> None:
        hits = self._results.grid.visible_hits(row + 1)
        if row >= len(hits) or self._search.is_searching:
            return
        hit = hits[row]
        self._results.grid.select_row(row)
        try:
            text = accepted_text(hit, self._results.verdict or "check", self._preferences.now)
        except VitrineError as error:
            self.failed.emit(error)
            return
        QGuiApplication.clipboard().setText(text)
        told = self.tr("Accepted: {product}. Copied: {text}")
        product, text = localised_title(hit.product), " ".join(text.split())
        self.status_message.emit(told.format(product=product, text=text[:_SHOWN_CHARACTERS]))
        self.accepted.emit(hit)


def accepted_text(hit: Hit, verdict: Verdict, settings: Settings) -> str:
    """Return what the till gets for a product: the text of the settings, or the SKU.

    Raises:
        VitrineError: the product has none of the values that the text consists of.
    """
    if settings.accept_action not in ("copy", "type"):
        return hit.product.sku
    accepted = AcceptedProduct(hit.product, verdict, hit.score, datetime.now(UTC))
    entry_id = secrets.token_hex(16)
    line = Tally().add(accepted, entry_id).lines[0]
    entry = till_entry(line, entry_id, Actor.local().station, count=line.count)
    return template_of(settings.till_template).fill(entry)
