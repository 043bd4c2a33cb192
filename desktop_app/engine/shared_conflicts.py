"""Conflicts between stations of a shared catalogue, and what a user decides about them."""

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.action import ProductChange
from desktop_app.domain.product import Product
from desktop_app.domain.resolution import Resolution
from desktop_app.domain.shared_work import FieldConflict
from desktop_app.errors import Message, VitrineError

if TYPE_CHECKING:  # the window shows conflicts without the libraries of these
    from desktop_app.engine.duplicates.audit import Audit
    from desktop_app.engine.editing.product_editor import ProductEditor
    from desktop_app.engine.workspace import Workspace

# More are not looked through at once.
MAX_CONFLICTS: Final = 500


@dataclass(frozen=True, slots=True)
class OpenConflict:
    """A conflict that nobody has settled, with its products as they are now.

    Attributes:
        conflict: the values.
        product: whose value it is; None if it is gone.
        other: for two products with one SKU, the product that has kept it; None otherwise, or
            if it is gone.
    """

    conflict: FieldConflict
    product: Product | None
    other: Product | None = None

    @property
    def can_use_other(self) -> bool:
        """Whether the refused value can be given to the product."""
        conflict = self.conflict
        is_value = conflict.field not in ("product", "picture", "merged_into", "sku")
        is_shown = conflict.field != "main_picture_id" or conflict.refused is not None
        return conflict.table == "products" and self.product is not None and is_value and is_shown

    @property
    def can_merge(self) -> bool:
        """Whether the two products may be one."""
        return self.product is not None and self.other is not None


class SharedConflicts:
    """Lists conflicts and settles them; each change of a product is an action with undo.

    Args:
        catalogue: the shared catalogue.
        editor: of its products.
        audit: merges its products.
    """

    def __init__(self, catalogue: Catalogue, editor: "ProductEditor", audit: "Audit") -> None:
        self._catalogue = catalogue
        self._editor = editor
        self._audit = audit

    @classmethod
    def of(cls, workspace: "Workspace") -> "SharedConflicts":
        """Return those of an open catalogue, valid until its index is replaced."""
        return cls(workspace.catalogue.store, workspace.editor(), workspace.audit())

    def open(self) -> list[OpenConflict]:
        """Return the conflicts that nobody has settled, the oldest first."""
        conflicts = self._catalogue.conflicts.open(MAX_CONFLICTS)
        products = self._catalogue.products.get([conflict.row_id for conflict in conflicts])
        skus = [str(one.refused) for one in conflicts if one.field == "sku"]
        others = self._catalogue.products.by_sku(skus) if skus else {}
        return [
            OpenConflict(
                one,
                products.get(one.row_id),
                others.get(str(one.refused)) if one.field == "sku" else None,
            )
            for one in conflicts
        ]

    def last_change(self, conflict: FieldConflict) -> ProductChange | None:
        """Return who has entered the value that is in the catalogue, as far as it is known."""
        changes = self._catalogue.history.of_product(conflict.row_id, limit=1_000)
        kept = _field_value(conflict.field, conflict.kept)
        return next(
            (one for one in changes if (one.field, one.after) == (conflict.field, kept)), None
        )

    def keep(self, conflict: FieldConflict) -> None:
        """Leave the catalogue as it is."""
        self._catalogue.conflicts.settle([conflict.id])

    def use_other(self, conflict: FieldConflict) -> None:
        """Give the product the value that was refused.

        Raises:
            VitrineError: the product is gone, or the value cannot be used any more.
        """
        change = ProductChange(
            *(conflict.id, "edit", "", conflict.author, conflict.station, conflict.found_at),
            conflict.field,
            before=_field_value(conflict.field, conflict.refused),
            after=_field_value(conflict.field, conflict.kept),
        )
        self._editor.restore(conflict.row_id, change)
        self.keep(conflict)

    def merge(self, conflict: FieldConflict) -> None:
        """Merge the product into the one that has kept the SKU.

        Raises:
            VitrineError: one of them is gone.
        """
        found = self._catalogue.products.by_sku([str(conflict.refused)])
        if not found:
            raise VitrineError(
                Message("The other product is no longer in the catalogue."),
                Message("Keep this value, or delete the product."),
            )
        (reference,) = found.values()
        self._audit.resolve([Resolution("merge", (reference.id, conflict.row_id))])
        self.keep(conflict)


def _field_value(field: str, value: Any) -> Any:
    """Return a column as a field of ``Product`` has it."""
    if field == "price" and value is not None:
        return Decimal(value)
    return json.loads(value) if field == "attributes" and value else value
