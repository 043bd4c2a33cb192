"""Jobs that change many products: each is one action, and all or nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.action import ActionKind
from desktop_app.domain.product import Category, Product
from desktop_app.domain.timestamps import utc_now_text
from desktop_app.engine.batch_action import BATCH, change_in_batches
from desktop_app.engine.editing.bulk_edit import (
    BulkEdit,
    ChangePrice,
    PlannedChange,
    check_edit,
    planned_changes,
)
from desktop_app.engine.editing.picture_addition import index_again
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job, Progress

_Ids = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class BulkPlan:
    """What an edit would do to many products; lines of it are read with ``preview``.

    Attributes:
        edit: the edit.
        product_ids: (n,) int64, products that change, in order.
        fingerprints: (n,) int64, hashes of the values that change.
        problem_ids: (m,) int64, products that cannot be changed.
        unchanged_count: number of products that stay as they are.
    """

    edit: BulkEdit
    product_ids: _Ids
    fingerprints: _Ids
    problem_ids: _Ids
    unchanged_count: int


class BulkEditor:
    """Changes many products. A job that is closed or fails changes nothing.

    Before the first change of a day, a backup of the catalogue is made in the background.

    Args:
        catalogue: the catalogue.
        index: of its pictures.
        model: sha256 of the model file.
    """

    def __init__(self, catalogue: Catalogue, index: PictureIndex, model: str) -> None:
        self._catalogue = catalogue
        self._index = index
        self._model = model

    def plan(self, product_ids: Sequence[int] | _Ids, edit: BulkEdit) -> Job[BulkPlan]:
        """Return what a bulk edit would do.

        Raises:
            InvalidFieldsError: a value cannot be used, see ``check_edit``.
            ValueError: the field cannot be the same for several products.
        """
        check_edit(edit)
        ids = np.asarray(product_ids, np.int64)
        changed: list[tuple[int, int]] = []
        problems: list[int] = []
        note = Message("Checking the products")
        yield Progress(0, len(ids), note)
        for start in range(0, len(ids), BATCH):
            products = self._products(ids[start : start + BATCH])
            for one in planned_changes(products, edit, {}):
                if one.problem is not None:
                    problems.append(one.product.id)
                else:
                    changed.append((one.product.id, hash(one.before)))
            yield Progress(min(start + BATCH, len(ids)), len(ids), note)
        pairs = np.array(changed, np.int64).reshape(-1, 2)
        return BulkPlan(
            edit,
            pairs[:, 0].copy(),
            pairs[:, 1].copy(),
            np.array(problems, np.int64),
            len(ids) - len(changed) - len(problems),
        )

    def preview(self, product_ids: Sequence[int], edit: BulkEdit) -> list[PlannedChange]:
        """Return some lines of a plan: what a checked edit would do to these products."""
        return planned_changes(self._products(product_ids), edit, {})

    def apply(self, plan: BulkPlan) -> Job[int]:
        """Carry out a plan; return the number of products that were changed.

        Raises:
            VitrineError: a product was changed since the plan was made.
        """
        expected = dict(zip(plan.product_ids.tolist(), plan.fingerprints.tolist(), strict=True))
        categories = self._categories(plan.edit)

        def change(ids: Sequence[int]) -> None:
            found = {
                one.product.id: one
                for one in planned_changes(self._products(ids), plan.edit, categories)
            }
            for number in ids:
                one = found.get(number)
                if one is None or one.problem or hash(one.before) != expected[number]:
                    raise _changed_meanwhile(self._catalogue, number)
            self._catalogue.products.update({number: found[number].values for number in ids})

        return self._run("edit", plan.product_ids, change)

    def archive(self, product_ids: Sequence[int] | _Ids, *, archived: bool = True) -> Job[int]:
        """Archive products, or unarchive them; return how many changed.

        Archived products are neither found nor audited.
        """
        now = utc_now_text() if archived else None
        changed = 0

        def change(ids: Sequence[int]) -> None:
            nonlocal changed
            values = {
                one.id: {"archived_at": now}
                for one in self._products(ids)
                if (one.archived_at is not None) != archived
            }
            self._catalogue.products.update(values)
            changed += len(values)

        yield from self._run("archive" if archived else "unarchive", product_ids, change)
        return changed

    def delete(self, product_ids: Sequence[int] | _Ids) -> Job[int]:
        """Delete products with their pictures; return how many there were.

        The files of the pictures stay.
        """
        deleted = 0

        def change(ids: Sequence[int]) -> None:
            nonlocal deleted
            found = [one.id for one in self._products(ids)]
            self._catalogue.products.delete(found)
            deleted += len(found)

        yield from self._run("delete", product_ids, change)
        return deleted

    def _run(
        self,
        kind: ActionKind,
        product_ids: Sequence[int] | _Ids,
        change: Callable[[Sequence[int]], None],
    ) -> Job[int]:
        ids = np.asarray(product_ids, np.int64).tolist()
        return change_in_batches(
            self._catalogue,
            kind,
            ids,
            change,
            label=self._label(ids),
            on_reverted=lambda restored: index_again(
                self._catalogue, self._index, self._model, restored
            ),
        )

    def _label(self, ids: Sequence[int]) -> str:
        """Return the SKU of a single product."""
        return self._products(ids)[0].sku if len(ids) == 1 and self._products(ids) else ""

    def _products(self, product_ids: Sequence[int] | _Ids) -> list[Product]:
        ids = np.asarray(product_ids, np.int64).tolist()
        products = self._catalogue.products.get(ids)
        return [products[number] for number in ids if number in products]

    def _categories(self, edit: BulkEdit) -> dict[str, Category]:
        is_category = not isinstance(edit, ChangePrice) and edit.field == "category"
        return self._catalogue.products.categories() if is_category else {}


def _changed_meanwhile(catalogue: Catalogue, product_id: int) -> VitrineError:
    product = catalogue.products.get([product_id]).get(product_id)
    if product is None:
        message = Message("A product has been deleted in the meantime.")
    else:
        message = Message("The product {sku} was changed meanwhile.", sku=product.sku)
    return VitrineError(message, Message("Look at the preview again."))
