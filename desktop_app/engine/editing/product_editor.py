"""All changes of products by hand, with undo, redo and the history of each product."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.action import Action, ActionKind, ProductChange
from desktop_app.domain.picture import OriginKind
from desktop_app.domain.product import Product
from desktop_app.engine.editing.action_description import UndoRedoDescriptions
from desktop_app.engine.editing.alias_changes import (
    alias_problem,
    change_aliases,
    typed_aliases,
)
from desktop_app.engine.editing.bulk_editor import BulkEditor
from desktop_app.engine.editing.edit_conflicts import edit_conflicts
from desktop_app.engine.editing.field_validation import (
    EDITABLE_FIELDS,
    FieldProblem,
    InvalidFieldsError,
    validated,
)
from desktop_app.engine.editing.picture_addition import (
    PictureAddition,
    add_pictures,
    index_again,
    stored_pictures,
)
from desktop_app.engine.editing.sku_proposal import free_sku, free_sku_of_copy
from desktop_app.engine.editing.translated_fields import (
    shown_product,
    stored_values,
    with_category_names,
)
from desktop_app.engine.editing.undo_descriptions import undo_redo_descriptions
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job, Progress, finish
from desktop_app.vision.embedder import Embedder

# Pictures that are read and stored in one transaction.
_PICTURES_PER_STEP: Final = 8


class ProductEditor:
    """Changes products; every method that changes something is one action.

    Before the first change of a day, a backup of the catalogue is made in the background.

    Args:
        catalogue: the catalogue.
        index: of its pictures.
        embedder: computes the embeddings of new pictures.

    Attributes:
        bulk: changes many products.
    """

    def __init__(self, catalogue: Catalogue, index: PictureIndex, embedder: Embedder) -> None:
        self._catalogue = catalogue
        self._index = index
        self._embedder = embedder
        self._model = embedder.card.sha256
        self.bulk = BulkEditor(catalogue, index, self._model)

    def problems(
        self,
        product_id: int | None,
        typed: Mapping[str, Any],
        *,
        language: str = "",
        seen: Product | None = None,
    ) -> list[FieldProblem]:
        """Return what is wrong with typed fields; arguments as for ``change`` and ``add``."""
        product = None if product_id is None else self._product(product_id)
        return self._validated(typed, product, language, seen)[1]

    def change(
        self,
        product_id: int,
        typed: Mapping[str, Any],
        *,
        language: str = "",
        seen: Product | None = None,
    ) -> Product:
        """Change fields of a product, and return it.

        Args:
            product_id: the product.
            typed: text by field of ``EDITABLE_FIELDS``, see ``validated``; ``aliases`` is a
                text with all other SKUs, separated by semicolons. Other fields stay.
            language: code of the language in which the product is shown, see
                ``stored_values``; empty for the texts of the table.
            seen: the product as the user saw it. A field that somebody else has changed
                since is not replaced. None to replace it.

        Raises:
            InvalidFieldsError: a value cannot be used; nothing is changed.
            VitrineError: the product was removed meanwhile.
        """
        product = self._product(product_id)
        values, problems = self._validated(typed, product, language, seen)
        if problems:
            raise InvalidFieldsError(problems, product)
        if values:
            with self._action("edit", product.sku):
                aliases = values.pop("aliases", product.aliases)
                change_aliases(self._catalogue, product, aliases)
                if values:
                    self._catalogue.products.update({product_id: values})
        return self._product(product_id)

    def add(
        self,
        typed: Mapping[str, Any],
        pictures: Sequence[Path | bytes] = (),
        *,
        origin: OriginKind = "added",
        language: str = "",
    ) -> Product:
        """Add a product with its pictures, and return it.

        Args:
            typed: text by field of ``EDITABLE_FIELDS``, with the SKU.
            pictures: files, or encoded pictures, which are saved in the catalogue.
            origin: ``added``, or ``counter`` for pictures that were taken there.
            language: code of the language in which the category may be named.

        Raises:
            InvalidFieldsError: a value cannot be used; nothing is added.
            VitrineError: a picture cannot be read; nothing is added.
        """
        values, problems = self._validated({"sku": "", **typed}, None)
        if problems:
            raise InvalidFieldsError(problems)
        values = with_category_names(values, language, self._catalogue.products.categories)
        sku, aliases = values.pop("sku"), values.pop("aliases", ())
        stored = stored_pictures(pictures, self._catalogue, self._embedder)
        with stored as read, self._action("add", sku):
            product_id = self._catalogue.products.add({sku: values})[sku]
            if aliases:
                self._catalogue.products.add_aliases({product_id: aliases})
            added = add_pictures(self._catalogue, self._embedder, product_id, read, origin)
        self._index.add(added)
        return self._product(product_id)

    def copy(
        self,
        product_id: int,
        typed: Mapping[str, Any],
        pictures: Sequence[Path | bytes] = (),
    ) -> Product:
        """Add a product with the values of another one, and return it.

        Args:
            product_id: the product to copy; GTIN and pictures are not copied.
            typed: text by field that is different, with the SKU.
            pictures: files, or encoded pictures, which are saved in the catalogue.

        Raises:
            InvalidFieldsError: a value cannot be used; nothing is added.
            VitrineError: a picture cannot be read; nothing is added.
        """
        source = self._product(product_id)
        values = {
            field: getattr(source, field)
            for field in EDITABLE_FIELDS
            if field not in ("sku", "gtin")
        }
        return self.add({**values, **typed}, pictures)

    def free_sku(self, copied_id: int | None = None, category: str = "", language: str = "") -> str:
        """Return a free SKU for a new product (see ``free_sku``), or for a copy."""
        products = self._catalogue.products
        if copied_id is None:
            return free_sku(products, category, language)
        return free_sku_of_copy(products, self._product(copied_id).sku)

    def add_pictures(self, product_id: int, pictures: Sequence[Path | bytes]) -> PictureAddition:
        """Add pictures to a product; those that cannot be read are left out.

        Args:
            product_id: the product.
            pictures: files, or encoded pictures, which are saved in the catalogue.

        Raises:
            VitrineError: the product was removed meanwhile.
        """
        return finish(self.add_many_pictures(product_id, pictures))

    def add_many_pictures(
        self, product_id: int, pictures: Sequence[Path | bytes]
    ) -> Job[PictureAddition]:
        """Add pictures as ``add_pictures``; a cancelled job keeps those that it has added."""
        action = self._catalogue.history.record("pictures", self._product(product_id).sku)
        self._catalogue.backups.start_daily()
        errors: list[VitrineError] = []
        added_count = read_count = 0
        for start in range(0, len(pictures), _PICTURES_PER_STEP):
            yield Progress(start, len(pictures), Message("Adding pictures"))
            step = pictures[start : start + _PICTURES_PER_STEP]
            with (
                stored_pictures(step, self._catalogue, self._embedder, errors) as read,
                action.step(),
            ):
                added = add_pictures(self._catalogue, self._embedder, product_id, read)
            self._index.add(added)
            added_count, read_count = added_count + len(added), read_count + len(read)
        return PictureAddition(added_count, read_count - added_count, tuple(errors))

    def remove_pictures(self, picture_ids: Sequence[int]) -> None:
        """Remove pictures from the catalogue; their files stay."""
        pictures = self._catalogue.pictures.get(picture_ids)
        if pictures:
            owner = next(iter(pictures.values())).product_id
            with self._action("pictures", self._product(owner).sku):
                self._catalogue.pictures.remove(list(pictures))

    def choose_main_picture(self, product_id: int, picture_id: int) -> None:
        """Make one of its pictures the one that a product is shown with."""
        with self._action("main_picture", self._product(product_id).sku):
            self._catalogue.products.update({product_id: {"main_picture_id": picture_id}})

    def archive(self, product_ids: Sequence[int], *, archived: bool = True) -> None:
        """Archive products, so that they are neither found nor audited, or unarchive them."""
        finish(self.bulk.archive(product_ids, archived=archived))

    def delete(self, product_ids: Sequence[int]) -> None:
        """Delete products with their pictures; the files of the pictures stay."""
        finish(self.bulk.delete(product_ids))

    def undo_redo_descriptions(self) -> UndoRedoDescriptions:
        """Return what undo and redo would do."""
        return undo_redo_descriptions(self._catalogue)

    def undo(self) -> Action | None:
        """Undo this actor's last action, and return it; None if there is none.

        Raises:
            VitrineError: another actor has changed the same products since.
        """
        action = self._catalogue.history.next_undo()
        self._index_again(self._catalogue.history.undo())
        return action

    def redo(self) -> Action | None:
        """Redo the action that was undone last, and return it; None if there is none.

        Raises:
            VitrineError: another actor has changed the same products since.
        """
        action = self._catalogue.history.next_redo()
        self._index_again(self._catalogue.history.redo())
        return action

    def changes(self, product_id: int, *, limit: int = 1_000) -> list[ProductChange]:
        """Return the last changes of a product, newest first."""
        return self._catalogue.history.of_product(product_id, limit=limit)

    def restore(self, product_id: int, change: ProductChange) -> None:
        """Give a product the value that it had before a change; this is an action too.

        Args:
            product_id: the product.
            change: of ``changes``, of a field, of the main picture, or of a picture or
                another SKU that was removed.

        Raises:
            VitrineError: the change has no earlier value, or the SKU is taken.
        """
        if change.field == "picture" and change.before is not None:
            with self._action("pictures", self._product(product_id).sku):
                restored = self._catalogue.pictures.restore([change.before])
            self._index_again(restored)
        elif change.field in EDITABLE_FIELDS:
            self._restore_value(product_id, change)
        elif change.field == "archived_at":
            self.archive([product_id], archived=change.before is not None)
        elif change.field == "main_picture_id" and change.before is not None:
            self.choose_main_picture(product_id, change.before)
        elif change.field == "alias" and change.before is not None:
            aliases = [*self._product(product_id).aliases, change.before]
            self.change(product_id, {"aliases": aliases})
        else:
            raise VitrineError(
                Message("This change has no earlier value."), Message("Undo the action instead.")
            )

    def _restore_value(self, product_id: int, change: ProductChange) -> None:
        product = self._product(product_id)
        if change.field == "sku":
            _, problems = self._validated({"sku": change.before}, product)
            if problems:
                raise InvalidFieldsError(problems)
        if getattr(product, change.field) != change.before:
            with self._action("edit", product.sku):
                self._catalogue.products.update({product_id: {change.field: change.before}})

    def _validated(
        self,
        typed: Mapping[str, Any],
        product: Product | None,
        language: str = "",
        seen: Product | None = None,
    ) -> tuple[dict[str, Any], list[FieldProblem]]:
        typed = dict(typed)
        aliases = typed.pop("aliases", None)
        if product is None:
            values, problems = validated(typed)
        else:
            values, problems = validated(typed, shown_product(product, language))
            if seen is not None:
                shown = (shown_product(one, language) for one in (seen, product))
                problems += edit_conflicts(values, *shown)
            values = stored_values(values, product, language, self._catalogue.products.categories)
        if aliases is not None:
            skus = typed_aliases(aliases)
            if problem := alias_problem(self._catalogue, product, skus):
                problems.append(problem)
            elif product is None or set(skus) != set(product.aliases):
                values["aliases"] = skus
        sku = values.get("sku")
        if sku is not None and self._catalogue.products.ids_by_sku([sku]):
            del values["sku"]
            message = Message("Another product has the SKU {sku}.", sku=sku)
            problems = [FieldProblem("sku", message), *problems]
        return values, problems

    def _product(self, product_id: int) -> Product:
        product = self._catalogue.products.get([product_id]).get(product_id)
        if product is None:
            raise VitrineError(
                Message("This product is no longer in the catalogue."), Message("Search again.")
            )
        return product

    @contextmanager
    def _action(self, kind: ActionKind, label: str = "") -> Iterator[None]:
        self._catalogue.backups.start_daily()
        with self._catalogue.history.record(kind, label).step():
            yield

    def _index_again(self, picture_ids: Sequence[int]) -> None:
        index_again(self._catalogue, self._index, self._model, picture_ids)
