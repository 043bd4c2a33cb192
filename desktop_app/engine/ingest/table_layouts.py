"""Layouts of tables: stored when a table is imported, and found for the next one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from desktop_app.catalogue.io.column_recognition import recognise_columns
from desktop_app.catalogue.io.import_row import ImportSource
from desktop_app.catalogue.io.table_reader import Table
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.table_layout import TableLayout, headings_key, supplier_key
from desktop_app.domain.table_options import TableOptions
from desktop_app.errors import VitrineError


def find_layout(catalogue: Catalogue, source: Path, supplier: str = "") -> TableLayout | None:
    """Return how a table is to be read, as it was before; None if nothing is remembered.

    Args:
        catalogue: it is only read.
        source: a table; a folder has no layout.
        supplier: whose table it is. Without, a layout for the table's headings is returned,
            with its supplier if it is the only one.

    Returns:
        a layout whose columns the table has. Of a table of the supplier with other headings,
        the columns that the layout does not name are recognised.
    """
    if not catalogue.tables.layouts() or not source.is_file():
        return None
    headings = _headings(source, TableOptions())
    found = catalogue.tables.layouts_for(headings or (), supplier)
    if not supplier and len(found) > 1 and found[0].options.supplier:
        # Several suppliers have these headings.
        found = [replace(one, options=replace(one.options, supplier="")) for one in found]
    usable = (_usable(layout, source, supplier) for layout in found)
    return next(filter(None, usable), None)


def remember_layout(
    catalogue: Catalogue,
    source: Path,
    opened: ImportSource,
    mapping: Mapping[str, str] | None,
    options: TableOptions,
) -> None:
    """Store how a table was read, unless it was only recognised.

    Args:
        catalogue: the catalogue.
        source: the table.
        opened: the table, opened with ``mapping`` and ``options``.
        mapping: column heading by product field, as the user chose it.
        options: as the user chose them.
    """
    if opened.origin is None:
        return
    layout = _layout(source, opened, mapping, options)
    known = _exact(catalogue, layout)
    if known is not None and (known.mapping, known.options) == (layout.mapping, layout.options):
        return
    if layout.mapping is not None or layout.options != TableOptions():
        catalogue.tables.save_layout(layout)
    elif known is not None:
        catalogue.tables.forget_layouts([known.id])


def _layout(
    source: Path,
    opened: ImportSource,
    mapping: Mapping[str, str] | None,
    options: TableOptions,
) -> TableLayout:
    """Return how a table was read; arguments as for ``remember_layout``."""
    headings = opened.headings
    is_mapped = options.mapping_file is not None or mapping is not None
    is_recognised = not is_mapped or opened.mapping == recognise_columns(headings)
    kept = replace(options, mapping_file=None, supplier=options.supplier.strip())
    if kept.sheet is not None and _is_first_sheet_alike(source, opened):
        # The next workbook has products on several sheets too, and none of them is the one.
        kept = replace(kept, sheet=None)
    if kept != TableOptions(supplier=kept.supplier):
        headings = _headings(source, TableOptions()) or headings
    return TableLayout(tuple(headings), None if is_recognised else dict(opened.mapping), kept)


def _exact(catalogue: Catalogue, layout: TableLayout) -> TableLayout | None:
    """Return the stored layout of the same headings and supplier."""
    supplier = layout.options.supplier
    return next(
        (
            known
            for known in catalogue.tables.layouts_for(layout.headings, supplier)
            if supplier_key(known.options.supplier) == supplier_key(supplier)
            and headings_key(known.headings) == headings_key(layout.headings)
        ),
        None,
    )


def _is_first_sheet_alike(source: Path, opened: ImportSource) -> bool:
    """Return whether the sheet that is read without a choice has the same headings."""
    first = _headings(source, TableOptions())
    return first is not None and headings_key(first) == headings_key(opened.headings)


def _headings(source: Path, options: TableOptions) -> tuple[str, ...] | None:
    try:
        return Table(source, options).headings
    except VitrineError:
        return None


def _usable(layout: TableLayout, source: Path, supplier: str) -> TableLayout | None:
    """Return a layout as far as it fits a table; None if it does not."""
    headings = _headings(source, layout.options)
    if headings is None:
        return None
    options = replace(layout.options, supplier=supplier.strip() or layout.options.supplier)
    if layout.mapping is None or all(name in headings for name in layout.mapping.values()):
        return replace(layout, options=options)
    return replace(layout, options=options, mapping=_fitting(layout.mapping, headings))


def _fitting(mapping: Mapping[str, str], headings: Sequence[str]) -> dict[str, str]:
    """Return the part of a mapping whose columns exist, and the other recognised columns."""
    named = {field: name for field, name in mapping.items() if name in headings}
    others = {
        field: name
        for field, name in recognise_columns(headings).items()
        if field not in named and name not in named.values()
    }
    return named | others
