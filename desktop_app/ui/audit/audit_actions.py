"""The actions of the audit page's menu."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.ui.audit.audit_controller import AuditController
from desktop_app.ui.audit.bulk_dialog import BulkDialog
from desktop_app.ui.audit.decision_controller import DecisionController
from desktop_app.ui.audit.group_loader import GroupLoader
from desktop_app.ui.audit.groups_model import GroupsModel
from desktop_app.ui.audit.reference_rules_dialog import ReferenceRulesDialog
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.output_file import choose_output
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache


class AuditActions(QObject):
    """Opens the dialog of an action and passes its result on."""

    def __init__(
        self,
        audit: AuditController,
        decisions: DecisionController,
        loader: GroupLoader,
        groups: GroupsModel,
        thumbnails: ThumbnailCache,
        theme: Theme,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._audit = audit
        self._decisions = decisions
        self._loader = loader
        self._groups = groups
        self._thumbnails = thumbnails
        self._theme = theme
        self._page = page
        self._folder = Path.home()

    def run(self, name: str) -> None:
        """Run an action: ``by_rule``, ``rules``, ``export`` or ``import_decisions``."""
        actions: dict[str, Callable[[], None]] = {
            "by_rule": self._resolve_by_rule,
            "rules": self._change_rules,
            "export": self._export,
            "import_decisions": self._import_decisions,
        }
        actions[name]()

    def _resolve_by_rule(self) -> None:
        dialog = BulkDialog(self._groups.group_index, self._thumbnails, self._theme, self._page)
        dialog.confirmed.connect(self._decisions.resolve_all)
        dialog.open()

    def _change_rules(self) -> None:
        dialog = ReferenceRulesDialog(self._loader.rules, self._theme, self._page)
        dialog.chosen.connect(self._loader.set_rules)
        dialog.open()

    def _export(self) -> None:
        formats = {
            ".html": self.tr("Page with pictures (*.html)"),
            ".csv": self.tr("Table (*.csv)"),
            ".xlsx": self.tr("Workbook (*.xlsx)"),
        }
        start = self._folder / self.tr("duplicates.html")
        file = choose_output(self._page, self.tr("Export list"), start, formats)
        if file is not None:
            self._folder = file.parent
            self._audit.export(self._groups.groups(), file)

    def _import_decisions(self) -> None:
        filters = ";;".join((self.tr("Table (*.csv)"), self.tr("All files (*)")))
        name, _ = QFileDialog.getOpenFileName(
            self._page, self.tr("Import decisions"), str(self._folder), filters
        )
        if name:
            self._folder = Path(name).parent
            self._audit.import_decisions(Path(name))
