"""The fields of one product while they are edited: what is saved, and what is typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QLocale

from desktop_app.domain.product import Product
from desktop_app.errors import Message
from desktop_app.ui.i18n.language import localised_product

if TYPE_CHECKING:
    from desktop_app.engine.workspace import Workspace

# In the order of the form.
FORM_FIELDS: Final = (
    *("sku", "name", "brand", "category", "price", "currency", "gtin", "aliases"),
    *("description", "attributes"),
)
ALIAS_SEPARATOR: Final = "; "

# A text; the attributes are pairs of name and text.
FieldText: TypeAlias = "str | tuple[tuple[str, str], ...]"


def field_text(product: Product, name: str) -> FieldText:
    """Return a saved field as the user edits it, in the language of the window."""
    if name == "attributes":
        return tuple(product.attributes.items())
    if name == "aliases":
        return ALIAS_SEPARATOR.join(product.aliases)
    if name == "price":
        return "" if product.price is None else price_text(product.price)
    return str(getattr(localised_product(product), name))


def price_text(price: Decimal) -> str:
    """Return a price with the decimal mark of the user and without thousands separators."""
    return f"{price:f}".replace(".", QLocale().decimalPoint())


@dataclass(slots=True)
class ProductDraft:
    """A product with what was typed and is not saved yet.

    Attributes:
        product: as it is saved.
        typed: by field; only fields whose text differs from the saved one.
        submitted: by field; texts that are being saved.
        problems: by field; why the typed text cannot be saved.
    """

    product: Product
    typed: dict[str, FieldText] = field(default_factory=dict)
    submitted: dict[str, FieldText] = field(default_factory=dict)
    problems: dict[str, Message] = field(default_factory=dict)

    def text(self, name: str) -> FieldText:
        """Return what the field shows."""
        return self.typed.get(name, field_text(self.product, name))

    def type(self, name: str, text: FieldText) -> None:
        """Take over what the user has typed; its problem is not known yet."""
        self.problems.pop(name, None)
        if text == field_text(self.product, name):
            self.typed.pop(name, None)
        else:
            self.typed[name] = text

    def revert(self, name: str) -> bool:
        """Return to the saved text; return whether something else was typed."""
        self.problems.pop(name, None)
        return self.typed.pop(name, None) is not None

    def unsaved(self) -> dict[str, FieldText]:
        """Return the texts that are neither saved nor being saved, by field."""
        return {name: text for name, text in self.typed.items() if self.submitted.get(name) != text}

    def begin_saving(self, typed: Mapping[str, FieldText]) -> None:
        """Remember which texts are being saved."""
        self.submitted.update(typed)

    def end_saving(self, typed: Mapping[str, FieldText], saved: "SavedFields | None") -> None:
        """Take over what was saved; None if saving failed. Texts typed since then stay."""
        for name, text in typed.items():
            if self.submitted.get(name) == text:
                del self.submitted[name]
        if saved is None:
            return
        self.product = saved.product
        for name, text in typed.items():
            if self.typed.get(name) != text:
                continue
            if name in saved.problems:
                self.problems[name] = saved.problems[name]
            else:
                self.revert(name)


@dataclass(frozen=True, slots=True)
class SavedFields:
    """What became of typed fields.

    Attributes:
        product: as it is saved now.
        problems: why the other fields are not saved, by field.
        has_changed: whether something was saved.
    """

    product: Product
    problems: Mapping[str, Message]
    has_changed: bool


def save_fields(
    workspace: "Workspace",
    product_id: int,
    typed: Mapping[str, FieldText],
    language: str,
    seen: Product | None = None,
) -> SavedFields:
    """Save all fields that can be used; runs on the engine's lane.

    Args:
        workspace: of the catalogue.
        product_id: the product.
        typed: texts by field.
        language: code of the language in which they were typed.
        seen: see ``ProductEditor.change``.

    Raises:
        VitrineError: the product was removed meanwhile.
    """
    editor = workspace.editor()
    found = editor.problems(product_id, typed, language=language, seen=seen)
    problems = {one.field: one.message for one in found}
    usable = {name: text for name, text in typed.items() if name not in problems}
    before = workspace.catalogue.product_detail(product_id).product
    product = editor.change(product_id, usable, language=language)
    return SavedFields(product, problems, product != before)
