"""What the menu of the audit offers: many at once, rules, files in and out."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.ui.audit.audit_controller import AuditController
from desktop_app.ui.audit.bulk_dialog import BulkDialog
from desktop_app.ui.audit.decision_controller import DecisionController
from desktop_app.ui.audit.groups_model import GroupsModel
from desktop_app.ui.audit.reference_rules_dialog import ReferenceRulesDialog
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache


class AuditActions(QObject):
    """Runs a command of the menu."""

    def __init__(
        self,
        auditor: AuditController,
        settler: DecisionController,
        groups: GroupsModel,
        thumbnails: ThumbnailCache,
        theme: Theme,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._auditor = auditor
        self._settler = settler
        self._groups = groups
        self._thumbnails = thumbnails
        self._theme = theme
        self._page = page
        self._folder = Path.home()

    def run(self, name: str) -> None:
        """Begin what is asked for."""
        errands: dict[str, Callable[[], None]] = {
            "by_rule": self._settle_by_rule,
            "rules": self._choose_rules,
            "export": self._export,
            "import_decisions": self._import_decisions,
        }
        errands[name]()

    def _settle_by_rule(self) -> None:
        dialog = BulkDialog(self._groups.shelf, self._thumbnails, self._theme, self._page)
        dialog.settled.connect(self._settler.settle_all)
        dialog.open()

    def _choose_rules(self) -> None:
        dialog = ReferenceRulesDialog(self._auditor.rules, self._theme, self._page)
        dialog.chosen.connect(self._auditor.set_rules)
        dialog.open()

    def _export(self) -> None:
        kinds = ";;".join(
            (
                self.tr("Page with pictures (*.html)"),
                self.tr("Table (*.csv)"),
                self.tr("Workbook (*.xlsx)"),
            )
        )
        start = str(self._folder / self.tr("duplicates.html"))
        name, kind = QFileDialog.getSaveFileName(
            self._page, self.tr("Export this list"), start, kinds
        )
        if name:
            file = Path(name)
            if file.suffix.lower() not in (".html", ".csv", ".xlsx"):
                file = file.with_name(f"{file.name}.{kind[kind.rfind('.') + 1 : -1]}")
            self._folder = file.parent
            self._auditor.export(self._groups.groups(), file)

    def _import_decisions(self) -> None:
        kinds = ";;".join((self.tr("Table (*.csv)"), self.tr("All files (*)")))
        name, _ = QFileDialog.getOpenFileName(
            self._page, self.tr("Import decisions"), str(self._folder), kinds
        )
        if name:
            self._folder = Path(name).parent
            self._auditor.import_decisions(Path(name))
