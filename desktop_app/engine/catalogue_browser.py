"""Browsing an open catalogue: the use cases that need no model."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.code_contents import read_code
from desktop_app.catalogue.io.import_sources import open_source
from desktop_app.catalogue.io.table_source import TableSource
from desktop_app.catalogue.protocols import Catalogue, Synchronisation
from desktop_app.domain.action import Action, HistoryEntry, ProductChange
from desktop_app.domain.answer import Hit
from desktop_app.domain.backup import Backup
from desktop_app.domain.code import CodeAnswer
from desktop_app.domain.confirmed_photo import ConfirmedPhoto
from desktop_app.domain.product import Category, Product, ProductDetail
from desktop_app.domain.product_list import ListedProduct, ProductFilter, ProductOrder
from desktop_app.domain.scale_label import ScaleLabelPattern
from desktop_app.domain.table_layout import TableLayout
from desktop_app.domain.table_options import TableOptions
from desktop_app.engine.data_export import begin_backup
from desktop_app.engine.export.export_report import ExportReport
from desktop_app.engine.ingest.import_opening import open_import, web_hosts
from desktop_app.engine.ingest.import_preview import ImportPreview
from desktop_app.engine.ingest.rejected_rows import RejectedRows
from desktop_app.engine.ingest.table_layouts import find_layout
from desktop_app.progress import Job


class CatalogueBrowser:
    """Browses an open catalogue. It belongs to the thread that opened it.

    Attributes:
        store: the catalogue's data.
    """

    def __init__(self, store: Catalogue) -> None:
        self.store = store

    @property
    def id(self) -> str:
        """The identifier of the catalogue, the same wherever its folder is."""
        return self.store.id

    @property
    def name(self) -> str:
        """The name of the catalogue, for users."""
        return self.store.name

    def close(self) -> None:
        """Close the catalogue."""
        self.store.close()

    def browse(self, *, limit: int) -> tuple[Hit, ...]:
        """Return up to ``limit`` products in SKU order, without scores."""
        products = self.store.products.list_by_sku(limit)
        return tuple(Hit(product, picture, None) for product, picture in products)

    def search(self, text: str, *, limit: int) -> tuple[Hit, ...]:
        """Return up to ``limit`` products that words, a SKU or a GTIN find, best first.

        The scores are described in ``TextMatch``.
        """
        matches = self.store.text_search.find(text, limit=limit)
        shown = self.store.products.with_first_picture([match.product_id for match in matches])
        return tuple(
            Hit(*shown[match.product_id], match.score)
            for match in matches
            if match.product_id in shown
        )

    @property
    def foreign_version(self) -> int:
        """A number that is another one after another program has changed the catalogue.

        Raises:
            VitrineError: the catalogue is no longer where it was opened.
        """
        self.store.check_location()
        return self.store.foreign_version

    @property
    def synchronisation(self) -> Synchronisation | None:
        """The exchange with the server of a shared catalogue; None for one in a folder."""
        return self.store.synchronisation

    def list_product_ids(
        self,
        product_filter: ProductFilter = ProductFilter(),  # noqa: B008 - frozen
        order: ProductOrder = ProductOrder(),  # noqa: B008 - frozen
        *,
        language: str = "",
    ) -> npt.NDArray[np.int64]:
        """Return the ids of the products that meet a filter, in order, (n,) int64.

        Args:
            product_filter: the conditions.
            order: the order.
            language: code of the language by whose names and categories they are sorted.
        """
        return self.store.product_list.ids(product_filter, order, language=language)

    def list_rows(self, product_ids: Sequence[int]) -> dict[int, ListedProduct]:
        """Return what the list shows of some products, by id; unknown ids are missing."""
        return self.store.product_list.rows(product_ids)

    def brands(self) -> dict[str, int]:
        """Return the number of products of each brand, sorted by brand."""
        return self.store.product_list.brands()

    def attribute_names(self) -> list[str]:
        """Return the names of attributes of the newest products, the most frequent first."""
        return self.store.product_list.attribute_names()

    def find_code(
        self, text: str, *, is_gs1: bool = False, scale_labels: Sequence[ScaleLabelPattern] = ()
    ) -> CodeAnswer:
        """Return what a scanned code says, and the products that have it.

        Arguments are those of ``read_code``.
        """
        contents = read_code(text, is_gs1=is_gs1, scale_labels=scale_labels)
        found = self.store.text_search.with_codes(contents.keys)
        product_ids = next((found[key] for key in contents.keys if key in found), [])
        shown = self.store.products.with_first_picture(product_ids)
        hits = tuple(Hit(*shown[number], 1.0) for number in product_ids if number in shown)
        return CodeAnswer(contents, hits)

    def categories(self) -> dict[str, Category]:
        """Return the categories by name, sorted by name."""
        return self.store.products.categories()

    def product_detail(self, product_id: int) -> ProductDetail:
        """Return a product with all its pictures.

        Raises:
            KeyError: no product has this id.
        """
        pictures = self.store.pictures.of_products([product_id])[product_id]
        return ProductDetail(self.store.products.get([product_id])[product_id], tuple(pictures))

    def changes(self, product_id: int, *, limit: int = 1_000) -> list[ProductChange]:
        """Return the last changes of a product, newest first."""
        return self.store.history.of_product(product_id, limit=limit)

    def products(self, product_ids: Sequence[int]) -> dict[int, Product]:
        """Return products by id; unknown ids are missing from the result."""
        return self.store.products.get(product_ids)

    def present_product(self, product_id: int) -> Product | None:
        """Return what a product that was found earlier is now.

        That is the product itself, or the one that it was merged into; None if it was deleted
        or archived.
        """
        found = self.store.products.get([product_id])
        present = self.store.products.by_sku([product.sku for product in found.values()])
        return next((one for one in present.values() if one.archived_at is None), None)

    def usual_currency(self) -> str:
        """Return the currency for a new product: that of the one added last."""
        newest = self.store.products.by_sku([self.store.products.newest_sku()])
        return next((product.currency for product in newest.values()), "")

    def product_of_picture(self, picture_id: int) -> ProductDetail | None:
        """Return the product of a picture, or None if the picture was removed."""
        picture = self.store.pictures.get([picture_id]).get(picture_id)
        return None if picture is None else self.product_detail(picture.product_id)

    def thumbnails(self, picture_ids: Sequence[int]) -> dict[int, bytes]:
        """Return small JPEG files by picture id; pictures without one are missing."""
        return self.store.thumbnails.get(picture_ids)

    def confirmed_photos(self) -> tuple[ConfirmedPhoto, ...]:
        """Return the photos that were confirmed to show a product, newest first."""
        return tuple(self.store.confirmed_photos.all())

    def remove_confirmed_photos(self, picture_ids: Sequence[int]) -> None:
        """Remove confirmed photos, as one action; ids of other pictures are ignored."""
        pictures = self.store.pictures.get(picture_ids).values()
        confirmed = [picture.id for picture in pictures if picture.origin == "confirmed"]
        with self.store.history.record("pictures").step():
            self.store.pictures.remove(confirmed)

    def last_action(self) -> Action | None:
        """Return the action that an undo would revert; None if there is none."""
        return self.store.history.next_undo()

    def undone_actions(self, action_ids: Sequence[int]) -> set[int]:
        """Return which of these actions do not hold any more."""
        return self.store.history.undone(action_ids)

    def history_entries(self, *, before_id: int | None = None, limit: int) -> list[HistoryEntry]:
        """Return up to ``limit`` actions of all actors, newest first.

        Args:
            before_id: only older actions than this one; None for the newest.
            limit: maximum number.
        """
        return self.store.history.entries(before_id=before_id, limit=limit)

    def export(
        self,
        file: Path,
        *,
        product_ids: Collection[int] | None = None,
        pictures: Path | None = None,
        with_previews: bool = False,
    ) -> Job[ExportReport]:
        """Write products to a CSV, XLSX or JSON file; see ``export_catalogue``."""
        # Imported here, so that the catalogue opens faster.
        from desktop_app.engine.export.catalogue_export import export_catalogue

        return export_catalogue(
            self.store,
            file,
            product_ids=product_ids,
            pictures=pictures,
            with_previews=with_previews,
        )

    def export_pictures(
        self, folder: Path, *, product_ids: Collection[int] | None = None
    ) -> Job[ExportReport]:
        """Copy the pictures of products to a folder; see ``picture_folder``."""
        from desktop_app.engine.export.picture_folder import export_pictures

        return export_pictures(self.store, folder, product_ids=product_ids)

    def back_up(self, file: Path | None = None) -> Job[Backup]:
        """Write the catalogue to one file, which is replaced; see ``BackupStore.create``."""
        begin_backup(self.store, file)
        return self.store.backups.create(file)

    def web_hosts(
        self,
        source: Path,
        *,
        mapping: Mapping[str, str] | None = None,
        pictures_root: Path | None = None,
        options: TableOptions = TableOptions(),  # noqa: B008 - frozen
    ) -> dict[str, int]:
        """Return from which hosts how many pictures of a table can be downloaded.

        Nothing is downloaded. Arguments and errors are those of ``Workspace.import_products``.
        """
        opened, _ = open_import(self.store, source, mapping, pictures_root, options)
        return web_hosts(opened)

    def rejected_rows(
        self,
        source: Path,
        *,
        mapping: Mapping[str, str] | None = None,
        pictures_root: Path | None = None,
        options: TableOptions = TableOptions(),  # noqa: B008 - frozen
    ) -> RejectedRows | None:
        """Return what reads single rows of an imported table again; None for a folder.

        Arguments and errors are those of ``Workspace.import_products``.
        """
        opened = open_source(source, mapping=mapping, pictures_root=pictures_root, options=options)
        return RejectedRows(opened, self.store) if isinstance(opened, TableSource) else None

    def find_layout(self, source: Path, *, supplier: str = "") -> TableLayout | None:
        """Return how a table was read before, by its headings or its supplier; None if never.

        Its mapping and options are arguments of ``preview_import`` and ``import_products``,
        which remembers what the user has chosen.
        """
        return find_layout(self.store, source, supplier)

    def layouts(self) -> tuple[TableLayout, ...]:
        """Return how tables are read that were not only recognised, by supplier."""
        return tuple(self.store.tables.layouts())

    def forget_layouts(self, layout_ids: Sequence[int]) -> int:
        """Forget how tables are read, and return how many of these layouts there were."""
        return self.store.tables.forget_layouts(layout_ids)

    def preview_import(
        self,
        source: Path,
        *,
        mapping: Mapping[str, str] | None = None,
        pictures_root: Path | None = None,
        options: TableOptions = TableOptions(),  # noqa: B008 - frozen
        archive_missing: bool = False,
        read_pictures: bool = True,
    ) -> Job[ImportPreview]:
        """Return what ``Workspace.import_products`` would do, and write nothing.

        Other arguments and errors are those of ``import_products``; nothing is downloaded.
        Without ``read_pictures``, damaged pictures are not found, which saves most of the
        time.
        """
        # Imported here: it loads the decoders of pictures.
        from desktop_app.engine.ingest.dry_run import preview_changes
        from desktop_app.engine.ingest.picture_check import PictureCheck

        with TemporaryDirectory() as drafts:
            opened, pictures = open_import(
                self.store, source, mapping, pictures_root, options, drafts=Path(drafts)
            )
            check = PictureCheck(
                pictures, is_folder=opened.origin is None, is_complete=read_pictures
            )
            preview = yield from preview_changes(
                opened, self.store, check, archive_missing=archive_missing
            )
        return preview
