"""An audit over a catalogue without a model: what is decided needs none."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.domain.duplicate_group import DuplicateGroup
from desktop_app.domain.issue import IssueKind
from desktop_app.domain.picture import PictureFile
from desktop_app.domain.resolution import Resolution
from desktop_app.engine.duplicates.audit import Audit
from desktop_app.progress import Job
from tests.actor import ACTOR


class BareShop:
    """A catalogue that can be closed and opened again, and its audit."""

    def __init__(self, folder: Path, finish: Callable[[Job[Any]], Any]) -> None:
        self._folder = folder
        self._finish = finish
        self._open()

    def restart(self) -> None:
        self.store.close()
        self._open()

    def _open(self) -> None:
        self.store = SqliteCatalogue.open(self._folder, actor=ACTOR)
        # Neither the index nor the calibration is asked by what is decided.
        self.audit = Audit(self.store, cast("Any", None), "", None)

    def add(self, sku: str, *contents: str, **values: object) -> int:
        product = self.store.products.add({sku: values})[sku]
        for content in contents:
            self.add_picture(product, content)
        return product

    def add_picture(self, product: int, content: str, path: str = "") -> None:
        path = path or f"/{product}/{content}.jpg"
        self.store.pictures.add([(product, PictureFile(path, content, 1, 1, 9, 9, b""))])[0]

    def say(self, ruling: Any, *products: int, **fields: object) -> None:
        self.settle(Resolution(ruling, products, fields))

    def settle(self, *settlements: Resolution) -> None:
        self.audit.resolve(settlements)

    def groups(self) -> tuple[DuplicateGroup, ...]:
        return cast("tuple[DuplicateGroup, ...]", self._finish(self.audit.groups(("oldest",))))

    def complaints(self, kind: IssueKind, language: str = "") -> set[tuple[str, str, str]]:
        """Return SKU and name of whom it is about, and the SKU of whom else."""
        (found,) = (
            listed for listed in self._finish(self.audit.health(language)) if listed.kind == kind
        )
        return {(one.sku, one.name, one.other_sku) for one in found.issues}

    def take(self, file: Path) -> Any:
        return self._finish(self.audit.import_decisions(file))
