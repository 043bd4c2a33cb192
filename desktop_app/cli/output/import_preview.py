"""The preview of an import as JSON values and as lines of text."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from desktop_app.cli.output.reports import import_as_json, import_as_line
from desktop_app.domain.omitted_column import OmittedColumn
from desktop_app.domain.product import Product
from desktop_app.engine.ingest.import_preview import ImportPreview

_MAX_NAMED: Final = 20


def preview_as_json(preview: ImportPreview, missing: Sequence[Product]) -> dict[str, Any]:
    """Return what an import would do as JSON values: those of its report, and more.

    Args:
        preview: of the import.
        missing: the products that the table no longer has.
    """
    return {
        **import_as_json(preview.report),
        "dry_run": True,
        "changed_fields": dict(preview.changed_fields),
        "changed_pictures": preview.changed_pictures,
        "missing_pictures": preview.missing_pictures,
        "web_pictures": dict(preview.web_pictures),
        "missing": [{"sku": product.sku, "name": product.name} for product in missing],
        "omitted_columns": [
            {"column": column.heading, "number": column.number, "looks_like": column.looks_like}
            for column in preview.omitted_columns
        ],
    }


def preview_as_lines(preview: ImportPreview, missing: Sequence[Product]) -> Iterator[str]:
    """Yield what an import would do as lines of text, without the rejected rows."""
    yield import_as_line(preview.report)
    if preview.changed_fields:
        yield f"changed fields: {_counts(preview.changed_fields)}"
    if preview.changed_pictures:
        yield f"pictures with new contents: {preview.changed_pictures}"
    if preview.missing_pictures:
        yield f"pictures that do not exist: {preview.missing_pictures}"
    if preview.web_pictures:
        yield f"pictures on the web: {_counts(preview.web_pictures)}"
    if preview.omitted_columns:
        columns = ", ".join(map(_column, preview.omitted_columns))
        yield f"columns that are no fields: {columns}"
    if missing:
        fate = "will be archived" if preview.report.archived else "stay"
        named = ", ".join(product.sku for product in missing[:_MAX_NAMED])
        more = f" and {len(missing) - _MAX_NAMED} more" if len(missing) > _MAX_NAMED else ""
        yield f"{len(missing)} products that the table no longer has {fate}: {named}{more}"
    yield "Nothing is changed."


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items())


def _column(column: OmittedColumn) -> str:
    name = column.heading or f"column {column.number}"
    return f"{name} (looks like {column.looks_like})" if column.looks_like else name
