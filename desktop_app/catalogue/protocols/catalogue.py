"""An open catalogue, with all its parts."""

from collections.abc import Callable, Hashable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol, TypeAlias

from desktop_app.cache_vault import CacheVault
from desktop_app.catalogue.protocols.audit_log import AuditLog
from desktop_app.catalogue.protocols.duplicates import (
    FindingStore,
    HealthQueries,
    ResolutionStore,
)
from desktop_app.catalogue.protocols.features import (
    AppearanceStore,
    EmbeddingStore,
    KeypointStore,
    LabelTextStore,
)
from desktop_app.catalogue.protocols.history import ActionHistory
from desktop_app.catalogue.protocols.kept_photos import KeptPhotoStore
from desktop_app.catalogue.protocols.learning import (
    CalibrationStore,
    ConfirmedPhotoStore,
    MetricStore,
)
from desktop_app.catalogue.protocols.product_list import ProductList
from desktop_app.catalogue.protocols.products import PictureStore, ProductStore, ThumbnailStore
from desktop_app.catalogue.protocols.server_search import ServerSearch
from desktop_app.catalogue.protocols.shared_work import (
    AcceptedLineStore,
    ConflictStore,
    Synchronisation,
)
from desktop_app.catalogue.protocols.stock_takes import StockTakeStore
from desktop_app.catalogue.protocols.tables import TableStore
from desktop_app.catalogue.protocols.text_search import TextSearch
from desktop_app.domain.actor import Actor
from desktop_app.domain.backup import Backup, ForgottenBackup
from desktop_app.domain.forgetting import ForgetScope
from desktop_app.domain.role import Role
from desktop_app.errors import VitrineError
from desktop_app.progress import Job

IsForgotten: TypeAlias = Callable[[Path], bool]


class BackupStore(Protocol):
    """Copies of the catalogue."""

    def start_daily(self) -> None:
        """Start to copy the catalogue as it is now, unless that was done today.

        Raises:
            VitrineError: the disk has no room for a copy.
        """

    def create(self, target: Path | None = None) -> Job[Backup]:
        """Write a backup with the pictures of ``picture_folder``, as one file.

        Args:
            target: the file; None for one in the folder of the automatic backups.

        Raises:
            VitrineError: the disk is full, or the file cannot be written.
        """

    def all(self) -> list[Backup]:
        """Return the backups in the folder of the automatic ones, newest first."""

    def forget(
        self, scope: ForgetScope, is_forgotten: IsForgotten, *, dry_run: bool = False
    ) -> Job[list[ForgottenBackup]]:
        """Delete photos from the backups in the folder of the automatic ones.

        A backup is written anew without them, or deleted if it cannot be read.

        Args:
            scope: the photos.
            is_forgotten: tells whether another file of a backup is in the scope.
            dry_run: whether nothing is changed.

        Returns:
            the backups that are changed or deleted, and those that cannot be.

        Raises:
            VitrineError: the disk is full, or a file cannot be written.
        """


class Catalogue(Protocol):
    """An open catalogue. It belongs to the thread that opened it."""

    @property
    def id(self) -> str:
        """The unique identifier of the catalogue, stored in it."""

    @property
    def name(self) -> str:
        """The name that is shown to users."""

    @property
    def location(self) -> str:
        """Where the catalogue is, for users: a folder or the address of a server."""

    @property
    def is_read_only(self) -> bool:
        """Whether every write is refused, with a ``VitrineError``."""

    @property
    def write_refusal(self) -> VitrineError | None:
        """Why every write is refused; None if writes are carried out."""

    @property
    def is_encrypted(self) -> bool:
        """Whether what is stored can be read with a password only."""

    @property
    def cache_folder(self) -> Path:
        """The local folder for files that can be made again, such as the index."""

    @property
    def cache_vault(self) -> CacheVault | None:
        """What an encrypted catalogue has instead of the folder; None for a plain one."""

    @property
    def picture_folder(self) -> Path:
        """The local folder for pictures that have no other file; part of backups."""

    @property
    def shelf_plan_folder(self) -> Path:
        """The local folder for plans of shelves; part of backups."""

    @property
    def actor(self) -> Actor:
        """The author of everything that is written through this object."""

    @property
    def role(self) -> Role:
        """What the actor may do now; every other change is refused with a ``VitrineError``.

        For a folder, the lock of the computer decides, for a shared catalogue its server, too.
        What writes no row of the catalogue, such as an export, asks ``require_right``.
        """

    @property
    def schema_version(self) -> int:
        """The number of the last migration of the catalogue."""

    @property
    def foreign_version(self) -> int:
        """A number that is another one after somebody else has changed the catalogue."""

    @property
    def version(self) -> Hashable:
        """A value that is another one after this program or another has changed the catalogue."""

    @property
    def products(self) -> ProductStore:
        """The products."""

    @property
    def product_list(self) -> ProductList:
        """The products, filtered and sorted."""

    @property
    def pictures(self) -> PictureStore:
        """The pictures."""

    @property
    def tables(self) -> TableStore:
        """The tables that were imported."""

    @property
    def thumbnails(self) -> ThumbnailStore:
        """Small copies of the pictures."""

    @property
    def embeddings(self) -> EmbeddingStore:
        """Embeddings of the pictures."""

    @property
    def appearances(self) -> AppearanceStore:
        """Colour, shape and texture of the pictures."""

    @property
    def keypoints(self) -> KeypointStore:
        """Keypoints of the pictures."""

    @property
    def label_texts(self) -> LabelTextStore:
        """The text in the pictures."""

    @property
    def findings(self) -> FindingStore:
        """What duplicate scans found."""

    @property
    def resolutions(self) -> ResolutionStore:
        """Users' resolutions of duplicates."""

    @property
    def history(self) -> ActionHistory:
        """Undo and redo, and the history of products."""

    @property
    def audit_log(self) -> AuditLog:
        """Who has done what; nothing is removed from it."""

    @property
    def metrics(self) -> MetricStore:
        """Learned metrics."""

    @property
    def calibrations(self) -> CalibrationStore:
        """Calibrations that were fitted to this catalogue."""

    @property
    def confirmed_photos(self) -> ConfirmedPhotoStore:
        """Photos that users confirmed."""

    @property
    def kept_photos(self) -> KeptPhotoStore:
        """Photos of customers: how many there are, and their deletion."""

    @property
    def health(self) -> HealthQueries:
        """Queries about all products."""

    @property
    def stock_takes(self) -> StockTakeStore:
        """Stock takes."""

    @property
    def accepted_lines(self) -> AcceptedLineStore:
        """The products that were accepted at the counters of a shared catalogue."""

    @property
    def conflicts(self) -> ConflictStore:
        """Values of two stations for one field."""

    @property
    def synchronisation(self) -> Synchronisation | None:
        """The exchange with a server; None for a catalogue in a folder."""

    @property
    def server_search(self) -> ServerSearch | None:
        """The search of a server that has the embeddings; None if they are here."""

    @property
    def text_search(self) -> TextSearch:
        """Search by words."""

    @property
    def backups(self) -> BackupStore:
        """Copies of the catalogue."""

    def transaction(self) -> AbstractContextManager[None]:
        """Keep all writes of the block, or none of them if an error leaves it."""

    def check_location(self) -> None:
        """Check that the catalogue is still where it was opened.

        Transactions do so themselves. What writes a file beside the catalogue, or has ended a
        long job, asks here.

        Raises:
            VitrineError: it was removed, moved or replaced; what is written would be lost.
        """

    def close(self) -> None:
        """Close the catalogue."""
