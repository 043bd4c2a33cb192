"""A catalogue in a folder, in one SQLite database."""

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

from desktop_app.catalogue.protocols.server_search import ServerSearch
from desktop_app.catalogue.protocols.shared_work import Synchronisation
from desktop_app.catalogue.sqlite.appearances import SqliteAppearances
from desktop_app.catalogue.sqlite.audit_log import SqliteAuditLog
from desktop_app.catalogue.sqlite.backups import SqliteBackups
from desktop_app.catalogue.sqlite.calibrations import SqliteCalibrations
from desktop_app.catalogue.sqlite.confirmed_photos import SqliteConfirmedPhotos
from desktop_app.catalogue.sqlite.database import PICTURES_NAME, SHELF_PLANS_NAME, CatalogueDatabase
from desktop_app.catalogue.sqlite.embeddings import SqliteEmbeddings
from desktop_app.catalogue.sqlite.encryption.cache_vault import vault_of
from desktop_app.catalogue.sqlite.encryption.catalogue_key import CatalogueKey
from desktop_app.catalogue.sqlite.findings import SqliteFindings
from desktop_app.catalogue.sqlite.health_queries import SqliteHealthQueries
from desktop_app.catalogue.sqlite.history import SqliteHistory
from desktop_app.catalogue.sqlite.import_tables import SqliteTables
from desktop_app.catalogue.sqlite.kept_photos import SqliteKeptPhotos
from desktop_app.catalogue.sqlite.keypoints import SqliteKeypoints
from desktop_app.catalogue.sqlite.label_texts import SqliteLabelTexts
from desktop_app.catalogue.sqlite.learned_metrics import SqliteMetrics
from desktop_app.catalogue.sqlite.pictures import SqlitePictures, SqliteThumbnails
from desktop_app.catalogue.sqlite.product_list import SqliteProductList
from desktop_app.catalogue.sqlite.products import SqliteProducts
from desktop_app.catalogue.sqlite.resolutions import SqliteResolutions
from desktop_app.catalogue.sqlite.shared_work import SqliteAcceptedLines, SqliteConflicts
from desktop_app.catalogue.sqlite.stock_takes import SqliteStockTakes
from desktop_app.catalogue.sqlite.text_search import SqliteTextSearch
from desktop_app.domain.actor import Actor
from desktop_app.domain.role import Role
from desktop_app.errors import VitrineError


class SqliteCatalogue:
    """Implements ``Catalogue``.

    Attributes:
        id: unique identifier, stored in the database.
        name: the name of the folder.
        location: the path of the folder.
        is_read_only: whether the folder or the database in it cannot be written to.
        is_encrypted: whether the database and its backups are encrypted.
        cache_folder: the folder.
        cache_vault: encrypted files in it; None if the catalogue is not encrypted.
        picture_folder: its subfolder ``pictures``.
        shelf_plan_folder: its subfolder ``shelves``.
        actor: the author of everything that is written.
    """

    def __init__(self, database: CatalogueDatabase) -> None:
        self._database = database
        self.id: str = database.value("SELECT id FROM catalogue")
        self.name = database.folder.name
        self.location = str(database.folder)
        self.is_read_only = database.is_read_only
        self.is_encrypted = database.is_encrypted
        self.cache_folder = database.folder
        self.cache_vault = vault_of(database.folder)
        self.picture_folder = database.folder.absolute() / PICTURES_NAME
        self.shelf_plan_folder = database.folder.absolute() / SHELF_PLANS_NAME
        self.actor = database.actor
        self.products = SqliteProducts(database)
        self.pictures = SqlitePictures(database)
        self.tables = SqliteTables(database)
        self.thumbnails = SqliteThumbnails(database)
        self.embeddings = SqliteEmbeddings(database)
        self.appearances = SqliteAppearances(database)
        self.keypoints = SqliteKeypoints(database)
        self.label_texts = SqliteLabelTexts(database)
        self.findings = SqliteFindings(database)
        self.resolutions = SqliteResolutions(database)
        self.history = SqliteHistory(database)
        self.audit_log = SqliteAuditLog(database)
        self.metrics = SqliteMetrics(database)
        self.calibrations = SqliteCalibrations(database)
        self.confirmed_photos = SqliteConfirmedPhotos(database, self.pictures)
        self.kept_photos = SqliteKeptPhotos(database)
        self.health = SqliteHealthQueries(database)
        self.stock_takes = SqliteStockTakes(database)
        self.accepted_lines = SqliteAcceptedLines(database)
        self.conflicts = SqliteConflicts(database)
        self.text_search = SqliteTextSearch(database)
        self.product_list = SqliteProductList(database, self.products, self.text_search)
        self.backups = SqliteBackups(database.folder, database.check_location)

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        actor: Actor,
        create: bool = True,
        role: Callable[[], Role] = lambda: Role.ADMIN,
        key: CatalogueKey | None = None,
    ) -> "SqliteCatalogue":
        """Open the catalogue in ``folder``; with ``create``, make one if there is none.

        Args:
            folder: of the catalogue.
            actor: the author of everything that is written.
            create: whether to create the catalogue if it does not exist.
            role: returns the role of the actor; it is asked before every change.
            key: encrypts one that is made; None for a plain one.

        Raises:
            LockedCatalogueError: it is encrypted, and its key is not unlocked.
            VitrineError: there is no catalogue and ``create`` is false, the folder cannot
                be used, or the file is damaged, not a catalogue, or of a newer version.
        """
        with ExitStack() as stack:
            database = CatalogueDatabase.open(folder, actor, create=create, key=key)
            stack.callback(database.close)
            database.role = role
            catalogue = cls(database)
            stack.pop_all()
            return catalogue

    @property
    def server_search(self) -> ServerSearch | None:
        """None: all embeddings are in the file."""
        return None

    @property
    def synchronisation(self) -> Synchronisation | None:
        """The exchange with a server; None for a catalogue in a folder."""
        return None

    @property
    def schema_version(self) -> int:
        """The number of the last migration of the database."""
        return self._database.schema_version

    @property
    def write_refusal(self) -> VitrineError | None:
        """Why every write is refused; None if writes are carried out."""
        return self._database.write_refusal

    @property
    def role(self) -> Role:
        """What the actor may do."""
        return self._database.role()

    def check_location(self) -> None:
        self._database.check_location()

    @property
    def foreign_version(self) -> int:
        return self._database.foreign_version

    @property
    def version(self) -> tuple[int, int]:
        return self._database.foreign_version, self._database.own_changes

    def transaction(self) -> AbstractContextManager[None]:
        """Keep all writes of the block, or none of them if an error leaves it."""
        return self._database.transaction()

    def close(self) -> None:
        """Close the catalogue; wait some seconds for a backup that is being made."""
        self.backups.close()
        self._database.close()
