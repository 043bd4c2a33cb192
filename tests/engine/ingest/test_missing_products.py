"""Products that a table no longer has are found, and archived if that is chosen."""

from pathlib import Path

import pytest
import xlsxwriter

from desktop_app.domain.resolution import Resolution
from desktop_app.domain.table_options import TableOptions
from desktop_app.engine.ingest.import_report import ImportReport
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish

HEADINGS = "sku,name,price\n"


class Shop:
    """A catalogue and tables that are imported into it."""

    def __init__(self, workspace: Workspace, folder: Path) -> None:
        self.workspace = workspace
        self.store = workspace.catalogue.store
        self._folder = folder

    def table(self, *lines: str, name: str = "shop.csv", headings: str = HEADINGS) -> Path:
        file = self._folder / name
        file.write_text(headings + "".join(f"{line}\n" for line in lines))
        return file

    def workbook(self, name: str, **sheets: list[str]) -> Path:
        file = self._folder / name
        book = xlsxwriter.Workbook(str(file))
        for title, skus in sheets.items():
            sheet = book.add_worksheet(title)
            for at, row in enumerate([HEADINGS.strip().split(","), *([sku, sku] for sku in skus)]):
                sheet.write_row(at, 0, row)
        book.close()
        return file

    def import_(
        self, table: Path, *, archive: bool = False, sheet: str | None = None
    ) -> ImportReport:
        options = TableOptions(sheet=sheet)
        report: ImportReport = finish(
            self.workspace.import_products(table, archive_missing=archive, options=options)
        )
        return report

    def missing(self, table: Path, sheet: str | None = None) -> list[str]:
        options = TableOptions(sheet=sheet)
        preview = finish(self.workspace.catalogue.preview_import(table, options=options))
        products = self.store.products.get(preview.missing_products.tolist())
        return sorted(product.sku for product in products.values())

    def archived(self) -> list[str]:
        products = self.store.products.get(self.store.products.ids(archived=True))
        return sorted(product.sku for product in products.values())


@pytest.fixture
def shop(workspace: Workspace, tmp_path: Path) -> Shop:
    return Shop(workspace, tmp_path)


def test_missing_products_are_kept_unless_they_are_to_be_archived(shop: Shop) -> None:
    shop.import_(shop.table("A1,Tea,3", "A2,Bag,9", "A3,Cup,5"))
    later = shop.table("A1,Tea,3", name="shop-2.csv")
    assert shop.missing(later) == ["A2", "A3"]
    assert (shop.import_(later).archived, shop.archived()) == (0, [])
    assert shop.missing(later) == ["A2", "A3"]
    assert (shop.import_(later, archive=True).archived, shop.archived()) == (2, ["A2", "A3"])
    assert shop.missing(later) == []


def test_a_table_without_products_archives_nothing(shop: Shop) -> None:
    shop.import_(shop.table("A1,Tea,3", "A2,Bag,9"))
    for lines in ((), (",Tea,3",)):
        truncated = shop.table(*lines)
        assert shop.missing(truncated) == []
        assert (shop.import_(truncated, archive=True).archived, shop.archived()) == (0, [])


def test_no_products_are_archived_but_those_that_the_user_has_seen(shop: Shop) -> None:
    shop.import_(shop.table("A1,Tea,3", "A2,Bag,9", "A3,Cup,5"))
    preview = finish(shop.workspace.catalogue.preview_import(shop.table("A1,Tea,3", "A2,Bag,9")))
    changed_meanwhile = shop.table("A1,Tea,3")
    report = finish(
        shop.workspace.import_products(
            changed_meanwhile, archive_missing=True, archive_only=preview.missing_products
        )
    )
    assert (report.archived, shop.archived()) == (1, ["A3"])


def test_an_import_that_archives_is_undone_as_one_action(shop: Shop) -> None:
    shop.import_(shop.table("A1,Tea,3", "A2,Bag,9"))
    lines = ["A1,Coffee,4", *(f"B{at},Cup,1" for at in range(600))]
    report = shop.import_(shop.table(*lines), archive=True)
    assert (report.added, report.updated, report.archived) == (600, 1, 1)
    shop.store.history.undo()
    assert (shop.store.products.count(), shop.archived()) == (2, [])
    assert shop.store.products.by_sku(["A1"])["A1"].name == "Tea"
    shop.store.history.redo()
    assert (shop.store.products.count(), shop.archived()) == (601, ["A2"])


def test_products_of_other_origin_are_not_missing(shop: Shop) -> None:
    shop.store.products.add({"HAND": {"name": "Added by hand"}})
    shop.import_(shop.table("B1,Pen,1,x", name="pens.csv", headings="sku,name,price,colour\n"))
    shop.import_(shop.table("A1,Tea,3", "A2,Bag,9", "B1,Pen,1"))
    assert shop.missing(shop.table("A1,Tea,3")) == ["A2"]


def test_rejected_and_merged_products_are_not_missing(shop: Shop) -> None:
    shop.import_(shop.table("A1,Tea,3", "A2,Bag,9", "A3,Cup,5", "A4,Mug,5"))
    ids = shop.store.products.ids_by_sku(["A3", "A4"])
    shop.store.resolutions.apply([Resolution("merge", (ids["A3"], ids["A4"]), {})])
    assert shop.missing(shop.table("A1,Tea,3", "A2,Bag,9,too many", "A4,Mug,5")) == []


def test_a_cancelled_import_archives_nothing(shop: Shop) -> None:
    shop.import_(shop.table("A1,Tea,3", "A2,Bag,9"))
    job = shop.workspace.import_products(shop.table("A1,Tea,4"), archive_missing=True)
    next(job)
    job.close()
    assert shop.archived() == []


def test_the_products_of_another_sheet_are_not_missing(shop: Shop) -> None:
    november = shop.workbook("november.xlsx", Tea=["T1", "T2"], Cups=["C1", "C2"])
    shop.import_(november)
    assert shop.missing(november, sheet="Cups") == []
    shop.import_(november, sheet="Cups")
    assert shop.missing(november, sheet="Tea") == []
    december = shop.workbook("december.xlsx", Tea=["T1"], Cups=["C1"])
    assert shop.missing(december) == ["T2"]
    assert shop.missing(december, sheet="Cups") == ["C2"]
