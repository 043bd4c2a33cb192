"""Columns of exported tables that are no attributes: aliases and dates."""

import re
from collections.abc import Mapping
from typing import Any, Final

from desktop_app.domain.product import ATTRIBUTE_PREFIX, EXPORT_FIELDS

_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")
_SEPARATOR: Final = "|"
_KNOWN_START: Final = re.compile(
    rf"\n(?:(?:{'|'.join(EXPORT_FIELDS)})(?:\n|\Z)|{re.escape(ATTRIBUTE_PREFIX)})"
)


def split_exported_columns(values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the values of a row without the exported columns, and these columns.

    Args:
        values: fields of ``Product``; the columns are among the attributes. Texts that an
            export would not have written stay there.

    Returns:
        the other values, and ``EXPORT_FIELDS``, aliases as a list of SKUs.
    """
    attributes = values.get("attributes", {})
    if _KNOWN_START.search("\n" + "\n".join(attributes)) is None:
        # Most rows have none of them.
        return dict(values), {}
    exported = {
        name: value
        for name in EXPORT_FIELDS
        if (value := _value(name, attributes.get(name, ""))) is not None
    }
    kept = _other_attributes(attributes, exported)
    others = {name: value for name, value in values.items() if name != "attributes"}
    return (others | {"attributes": kept} if kept else others), exported


def _other_attributes(attributes: Mapping[str, str], exported: Mapping[str, Any]) -> dict[str, str]:
    return {
        name.removeprefix(ATTRIBUTE_PREFIX): text
        for name, text in attributes.items()
        if name not in exported
    }


def _value(name: str, text: str) -> str | list[str] | None:
    if name == "aliases":
        return [sku for sku in map(str.strip, text.split(_SEPARATOR)) if sku] or None
    return text if _DATE.fullmatch(text) else None
