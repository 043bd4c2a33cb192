"""The interfaces of a catalogue, one for each subject.

The engine uses only these. All of them read and write in batches, because a catalogue may
be on another computer: call a method once for many ids, never once for each of them.

Every method that writes is one transaction, unless it runs inside ``Catalogue.transaction()``.
All methods raise ``VitrineError`` if the database cannot be read or written.
"""

from desktop_app.catalogue.protocols.audit_log import AuditLog
from desktop_app.catalogue.protocols.catalogue import BackupStore, Catalogue
from desktop_app.catalogue.protocols.duplicates import (
    FindingStore,
    HealthQueries,
    ResolutionStore,
)
from desktop_app.catalogue.protocols.features import (
    AppearanceStore,
    AppearanceVectors,
    Embedding,
    EmbeddingStore,
    KeypointStore,
    LabelTextStore,
)
from desktop_app.catalogue.protocols.history import ActionHistory, RecordedAction
from desktop_app.catalogue.protocols.learning import ConfirmedPhotoStore, MetricStore
from desktop_app.catalogue.protocols.product_list import ProductList
from desktop_app.catalogue.protocols.products import PictureStore, ProductStore, ThumbnailStore
from desktop_app.catalogue.protocols.server_search import (
    FoundPictures,
    PictureFilter,
    ServerSearch,
)
from desktop_app.catalogue.protocols.shared_work import (
    AcceptedLineStore,
    ConflictStore,
    Synchronisation,
)
from desktop_app.catalogue.protocols.stock_takes import PhotoTransform, StockTakeStore
from desktop_app.catalogue.protocols.tables import TableStore
from desktop_app.catalogue.protocols.text_search import TextSearch

__all__ = [
    "AcceptedLineStore",
    "ActionHistory",
    "AppearanceStore",
    "AppearanceVectors",
    "AuditLog",
    "BackupStore",
    "Catalogue",
    "ConfirmedPhotoStore",
    "ConflictStore",
    "Embedding",
    "EmbeddingStore",
    "FindingStore",
    "FoundPictures",
    "HealthQueries",
    "KeypointStore",
    "LabelTextStore",
    "MetricStore",
    "PhotoTransform",
    "PictureFilter",
    "PictureStore",
    "ProductList",
    "ProductStore",
    "RecordedAction",
    "ResolutionStore",
    "ServerSearch",
    "StockTakeStore",
    "Synchronisation",
    "TableStore",
    "TextSearch",
    "ThumbnailStore",
]
