"""The engine as the window sees it: every verb becomes a task on one lane."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from desktop_app.domain.answer import Answer
from desktop_app.domain.evidence import SimilarityWeights
from desktop_app.domain.picture import RgbImage
from desktop_app.engine.status import CatalogueStatus
from desktop_app.progress import Job
from desktop_app.settings import Device, Measure
from desktop_app.ui.audit.group_index import GroupIndex
from desktop_app.ui.background.lane import Lane, Task
from desktop_app.ui.i18n.language import language_code
from desktop_app.ui.widgets.image_conversion import (
    shrink,
    to_pixels,
    to_qimage,
)

if TYPE_CHECKING:
    from desktop_app.domain.duplicate_group import ReferenceRule
    from desktop_app.engine.duplicates.audit import Audit
    from desktop_app.engine.ingest.import_report import ImportPreview
    from desktop_app.engine.open_catalogue import OpenCatalogue
    from desktop_app.engine.workspace import Workspace

# A file, an encoded picture, or pixels: of the clipboard (QImage) or the camera (RGB).
Photo: TypeAlias = "Path | bytes | QImage | RgbImage"
# They import the engine and all it needs; called on the lane, after the window is there.
CatalogueOpener: TypeAlias = "Callable[..., OpenCatalogue]"
WorkspacePreparer: TypeAlias = "Callable[..., Job[Workspace]]"
Result = TypeVar("Result")

_PREVIEW_SIDE_PX = 1024


@dataclass(frozen=True, slots=True)
class Found:
    """An answer, and its photo as it can be shown.

    Attributes:
        only: the category that was asked for; empty for all.
    """

    answer: Answer
    photo: QImage
    only: str = ""


class Session(QObject):
    """A catalogue from being opened to being closed; at most one at a time.

    Signals:
        opened: the catalogue can be browsed.
        preparing: a ``Task``, until photos can be asked for.
        ready: a ``CatalogueStatus``: photos can be asked for.
        failed: an exception: no catalogue is open.
    """

    opened = Signal()
    preparing = Signal(object)
    ready = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        open_catalogue: CatalogueOpener,
        prepare: WorkspacePreparer,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._open_catalogue = open_catalogue
        self._prepare_workspace = prepare
        self._lane = Lane("catalogue", self)
        # Touched on the lane only.
        self._catalogue: OpenCatalogue | None = None
        self._workspace: Workspace | None = None
        self.folder: Path | None = None
        self.is_ready = False

    @property
    def name(self) -> str:
        """What the open catalogue is called; empty when none is open."""
        return "" if self.folder is None else self.folder.name

    def open(
        self,
        folder: Path,
        card: Path,
        device: Device,
        *,
        measure: Measure = "auto",
        create: bool = False,
        template: Path | None = None,
    ) -> None:
        """Close what is open, cancel its work, and open ``folder``.

        Args:
            folder: of the catalogue.
            card: of the model.
            device: where the model shall run.
            measure: how photos and pictures are compared.
            create: whether the catalogue is made when there is none.
            template: a packed catalogue that is copied when there is none.
        """
        self._lane.cancel_all()
        self.folder = None
        self.is_ready = False
        task = self._lane.call(lambda: self._open(folder, create=create, template=template))
        task.failed.connect(self.failed)
        task.succeeded.connect(lambda _: self._on_opened(folder, card, device, measure))

    def identify(self, photo: Photo, *, top: int, category: str = "") -> Task:
        """Find the products of a photo, of one category or all; succeeds with ``Found``."""
        return self._call(lambda workspace: _identify(workspace, photo, top, category))

    def similar(self, picture_id: int, *, top: int, weights: SimilarityWeights) -> Task:
        """Find products that look like a picture; succeeds with a tuple of ``Hit``."""
        return self._call(lambda workspace: workspace.similar(picture_id, top=top, weights=weights))

    def browse(self, *, limit: int) -> Task:
        """List the catalogue's products; succeeds with a tuple of ``Hit``."""
        return self._browse(lambda catalogue: catalogue.browse(limit=limit))

    def map(self) -> Task:
        """Lay the products out on a plane; succeeds with ``CatalogueMap``."""
        return self._lane.run(lambda: self._ready().catalogue_map())

    def categories(self) -> Task:
        """List the categories; succeeds with ``dict[str, Category]``, by name."""
        return self._browse(lambda catalogue: catalogue.categories())

    def product(self, product_id: int) -> Task:
        """Look up a product; succeeds with ``ProductDetail``."""
        return self._browse(lambda catalogue: catalogue.product_detail(product_id))

    def thumbnails(self, picture_ids: Sequence[int]) -> Task:
        """Read thumbnails; succeeds with ``dict[int, bytes]``."""
        return self._browse(lambda catalogue: catalogue.thumbnails(picture_ids))

    def status(self) -> Task:
        """Count again; succeeds with ``CatalogueStatus``."""
        return self._call(lambda workspace: workspace.status())

    def preview(self, source: Path) -> Task:
        """Look into a table or folder; succeeds with ``ImportPreview``."""
        return self._lane.call(lambda: _preview(source))

    def add(
        self,
        source: Path,
        *,
        mapping: Mapping[str, str] | None = None,
        pictures_root: Path | None = None,
    ) -> Task:
        """Import; succeeds with ``ImportReport``. A cancel keeps what is done."""
        return self._lane.run(
            lambda: self._ready().import_products(
                source, mapping=mapping, pictures_root=pictures_root
            )
        )

    def evaluate(self, queries: Path) -> Task:
        """Ask for photos whose products are known; succeeds with ``Evaluation``."""
        return self._lane.run(lambda: self._ready().evaluate(queries))

    def teach(self) -> Task:
        """Learn from the catalogue; succeeds with ``TeachReport``. Nothing is switched on."""
        return self._lane.run(lambda: self._ready().teach())

    def teaching(self) -> Task:
        """Look up what was learnt last; succeeds with ``TeachingState`` or None."""
        return self._call(lambda workspace: workspace.teaching_state())

    def switch_teaching(self, *, on: bool) -> Task:
        """Compare by what was learnt, or as before; a cancel changes nothing."""
        return self._lane.run(lambda: self._ready().switch_teaching(on=on))

    def ask_audit(self, verb: "Callable[[Audit], Any]") -> Task:
        """Call a short verb of the audit; succeeds with what it returns."""
        return self._call(lambda workspace: verb(workspace.audit()))

    def run_audit(self, verb: "Callable[[Audit], Job[Any]]") -> Task:
        """Run a long verb of the audit; a cancel keeps what is done."""
        return self._lane.run(lambda: verb(self._ready().audit()))

    def groups(self, rules: "Sequence[ReferenceRule]") -> Task:
        """Find the groups of the audit; succeeds with a ``GroupIndex``."""
        language = language_code()
        return self._lane.run(lambda: self._shelf(rules, language))

    def owner(self, picture_id: int) -> Task:
        """Look up the product of a picture; succeeds with ``ProductDetail`` or None."""
        return self._browse(lambda catalogue: catalogue.product_of_picture(picture_id))

    def confirm(self, photo: RgbImage, product_id: int) -> Task:
        """Remember that a photo shows a product; succeeds with the key to take it back."""
        return self._call(lambda workspace: workspace.confirm(photo, product_id))

    def unconfirm(self, key: str) -> Task:
        """Take back what was said of a photo."""
        return self._call(lambda workspace: workspace.unconfirm(key))

    def stop(self) -> bool:
        """End all work and close the catalogue; False when the lane hangs."""
        return self._lane.stop(self._close)

    def _browse(self, verb: "Callable[[OpenCatalogue], Result]") -> Task:
        return self._lane.call(lambda: verb(self._browsable()))

    def _call(self, verb: "Callable[[Workspace], Result]") -> Task:
        return self._lane.call(lambda: verb(self._ready()))

    def _on_opened(self, folder: Path, card: Path, device: Device, measure: Measure) -> None:
        self.folder = folder
        task = self._lane.run(lambda: self._prepare(card, device, measure))
        task.succeeded.connect(self._on_prepared)
        task.failed.connect(self._on_prepare_failed)
        self.opened.emit()
        self.preparing.emit(task)

    def _on_prepared(self, status: CatalogueStatus) -> None:
        self.is_ready = True
        self.ready.emit(status)

    def _on_prepare_failed(self, error: Exception) -> None:
        self.folder = None
        self._lane.call(self._close)
        self.failed.emit(error)

    # From here on: on the lane.

    def _open(self, folder: Path, **how: Any) -> None:
        self._close()
        self._catalogue = self._open_catalogue(folder, **how)

    def _prepare(self, card: Path, device: Device, measure: Measure) -> Job[CatalogueStatus]:
        catalogue = self._browsable()
        self._workspace = yield from self._prepare_workspace(
            catalogue, card, device=device, measure=measure
        )
        return self._workspace.status()

    def _shelf(self, rules: "Sequence[ReferenceRule]", language: str) -> Job[GroupIndex]:
        workspace = self._ready()
        groups = yield from workspace.audit().groups(rules)
        references = workspace.catalogue.products([group.product_ids[0] for group in groups])
        return GroupIndex.named(groups, references, language)

    def _browsable(self) -> "OpenCatalogue":
        if self._catalogue is None:
            raise RuntimeError("no catalogue is open")
        return self._catalogue

    def _ready(self) -> "Workspace":
        if self._workspace is None:
            raise RuntimeError("no catalogue is ready")
        return self._workspace

    def _close(self) -> None:
        opened = self._workspace or self._catalogue
        self._workspace = self._catalogue = None
        if opened is not None:
            opened.close()


def _preview(source: Path) -> "ImportPreview":
    # Late: it imports what reads tables.
    from desktop_app.engine.ingest.import_preview import preview_import

    return preview_import(source)


def _identify(workspace: "Workspace", photo: Photo, top: int, category: str) -> Found:
    source = to_pixels(photo) if isinstance(photo, QImage) else photo
    answer = workspace.identify(source, top=top, category=category)
    looked_at = QImage() if answer.photo is None else to_qimage(answer.photo)
    return Found(answer, shrink(looked_at, _PREVIEW_SIDE_PX), category)
