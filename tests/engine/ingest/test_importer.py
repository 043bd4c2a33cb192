"""An import adds what it can, reports what it cannot use, and never does work twice."""

import shutil
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from desktop_app.engine.ingest import import_reader, importer
from desktop_app.engine.ingest.import_report import ImportReport
from desktop_app.engine.workspace import Workspace

Finish = Callable[[Any], Any]
DrawPicture = Callable[..., Path]


def _counts(report: ImportReport) -> tuple[int, int, int, int, int]:
    return (
        report.added,
        report.updated,
        report.unchanged,
        report.pictures,
        len(report.rejected),
    )


def test_products_of_a_table_are_found_by_their_pictures(
    workspace: Workspace, shop_table: Path, finish: Finish
) -> None:
    assert _counts(finish(workspace.import_products(shop_table))) == (6, 0, 0, 6, 0)
    answer = workspace.identify(shop_table.parent / "pictures" / "4.png")
    assert answer.hits[0].product.sku == "P-4"
    assert answer.hits[0].evidence is not None
    assert answer.hits[0].evidence["cosine"] == pytest.approx(1.0, abs=1e-3)


def test_a_second_run_reads_no_picture(
    workspace: Workspace, shop_table: Path, finish: Finish, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish(workspace.import_products(shop_table))

    def fail(*_: object) -> None:
        raise AssertionError("a known picture was read again")

    monkeypatch.setattr(import_reader, "read_file", fail)
    assert _counts(finish(workspace.import_products(shop_table))) == (0, 0, 6, 0, 0)


def test_only_changes_are_imported(
    workspace: Workspace, shop_table: Path, finish: Finish, draw_picture: DrawPicture
) -> None:
    finish(workspace.import_products(shop_table))
    table = shop_table.read_text().replace("Product 1", "A better name")
    shop_table.write_text(table + "P-6,New one,Tools,1,EUR,pictures/6.png\n")
    draw_picture(shop_table.parent / "pictures" / "6.png", 6)
    changed = draw_picture(shop_table.parent / "pictures" / "2.png", 77)
    assert _counts(finish(workspace.import_products(shop_table))) == (1, 2, 4, 2, 0)
    best = workspace.identify(changed).hits[0]
    assert best.product.sku == "P-2"
    assert best.score == pytest.approx(1.0, abs=1e-3)
    assert workspace.status().pictures == workspace.status().indexed == 7


def test_unusable_rows_are_reported_and_the_others_are_imported(
    workspace: Workspace, shop_table: Path, finish: Finish
) -> None:
    with shop_table.open("a") as table:
        table.write(",No key,Toys,1,EUR,pictures/3.png\nP-9,Bad price,Toys,cheap,EUR,\n")
        table.write("P-8,Moved,Toys,1,299,EUR,pictures/3.png\n")
    report = finish(workspace.import_products(shop_table))
    assert [(rejection.line, rejection.sku, rejection.name) for rejection in report.rejected] == [
        (8, "", "No key"),
        (10, "P-8", "Moved"),
    ]
    assert report.added == workspace.status().products == 7
    (warning,) = report.warnings
    assert (warning.line, warning.column) == (9, "price")


def test_an_unreadable_picture_is_reported_and_its_product_is_imported(
    workspace: Workspace, shop_table: Path, finish: Finish
) -> None:
    folder = shop_table.parent / "pictures"
    whole = (folder / "0.png").read_bytes()
    (folder / "0.png").write_text("no picture at all")
    (folder / "1.png").write_bytes(whole[: len(whole) // 2])
    with shop_table.open("a") as table:
        table.write("P-6,Two of three,Toys,1,EUR,pictures/2.png|gone.png|.|pictures/3.png\n")
    note = "Importing products"
    progress = [
        step.done for step in workspace.import_products(shop_table) if str(step.note) == note
    ]
    assert progress[-1] == 7
    report = finish(workspace.import_products(shop_table))
    assert _counts(report) == (0, 0, 7, 0, 4)
    assert [(rejection.line, rejection.sku) for rejection in report.rejected] == [
        (2, "P-0"),
        (3, "P-1"),
        (8, "P-6"),
        (8, "P-6"),
    ]
    assert [str(rejection.reason) for rejection in report.rejected] == [
        f"The product is imported without this picture: {reason}"
        for reason in (
            "0.png is not a picture.",
            "1.png is damaged or incomplete.",
            "gone.png does not exist.",
            "shop is a folder, not a picture.",
        )
    ]
    status = workspace.status()
    assert (status.products, status.pictures) == (7, 6)


def test_a_known_picture_stays_after_its_file_is_gone(
    workspace: Workspace, shop_table: Path, finish: Finish
) -> None:
    finish(workspace.import_products(shop_table))
    (shop_table.parent / "pictures" / "4.png").unlink()
    report = finish(workspace.import_products(shop_table))
    assert _counts(report) == (0, 0, 6, 0, 1)
    assert str(report.rejected[0].reason) == "The picture stays as it was: 4.png does not exist."
    assert workspace.status().pictures == 6


def test_an_unreadable_file_of_a_folder_makes_no_product(
    workspace: Workspace, tmp_path: Path, finish: Finish, draw_picture: DrawPicture
) -> None:
    draw_picture(tmp_path / "folder" / "Toys" / "ball.png", 1)
    (tmp_path / "folder" / "Toys" / "kite.png").write_text("no picture")
    report = finish(workspace.import_products(tmp_path / "folder"))
    assert _counts(report) == (1, 0, 0, 1, 1)
    assert (report.rejected[0].sku, str(report.rejected[0].reason)) == (
        "kite",
        "kite.png is not a picture.",
    )


def test_a_repeated_sku_adds_pictures(
    workspace: Workspace, shop_table: Path, finish: Finish, draw_picture: DrawPicture
) -> None:
    draw_picture(shop_table.parent / "pictures" / "back.png", 50)
    with shop_table.open("a") as table:
        table.write("P-3,,,,,pictures/back.png\n")
    assert _counts(finish(workspace.import_products(shop_table))) == (6, 0, 0, 7, 0)
    hit = workspace.identify(shop_table.parent / "pictures" / "back.png").hits[0]
    assert (hit.product.sku, hit.product.name) == ("P-3", "Product 3")
    assert len(workspace.catalogue.product_detail(hit.product.id).pictures) == 2


def test_a_row_that_contradicts_an_earlier_one_is_rejected_with_its_pictures(
    workspace: Workspace, tmp_path: Path, finish: Finish, draw_picture: DrawPicture
) -> None:
    for seed in range(6):
        draw_picture(tmp_path / f"{seed}.png", seed)
    table = tmp_path / "shop.csv"
    lines = ["sku,name,price,gtin,image,maker's colour"]
    lines += ["A,Basket,44.90,,0.png,", "B,Bag,1,,1.png,red"]
    lines += ["A,Rucksack,40,,2.png,", "A,Basket,44.9,4000417025005,3.png,blue"]
    # Custom columns may differ: one of them may number the pictures.
    lines += ["B,,2.00,,,green", "A,,40,7612100018476,4.png,", "B,,1,,5.png,2"]
    table.write_text("\n".join(lines) + "\n")
    report = finish(workspace.import_products(table))
    assert _counts(report) == (2, 0, 0, 4, 3)
    assert [
        (rejection.line, rejection.sku, str(rejection.reason)) for rejection in report.rejected
    ] == [
        (4, "A", "A is already on line 2 with a different name and price."),
        (6, "B", "B is already on line 3 with a different price."),
        (7, "A", "A is already on line 2 with a different price."),
    ]
    basket = workspace.identify(tmp_path / "3.png").hits[0].product
    assert (basket.sku, basket.name, basket.gtin) == ("A", "Basket", "4000417025005")
    assert basket.attributes == {"maker's colour": "blue"}
    known = [
        Path(picture.path).name
        for picture in workspace.catalogue.product_detail(basket.id).pictures
    ]
    assert known == ["0.png", "3.png"]


def test_the_next_import_may_change_values(
    workspace: Workspace, shop_table: Path, finish: Finish
) -> None:
    finish(workspace.import_products(shop_table))
    table = shop_table.parent / "later.csv"
    table.write_text("sku,name,price\nP-3,A better name,7\nP-3,,7.00\n")
    assert _counts(finish(workspace.import_products(table))) == (0, 1, 0, 0, 0)
    product = workspace.identify(shop_table.parent / "pictures" / "3.png").hits[0].product
    assert (product.name, str(product.price)) == ("A better name", "7")


def test_a_cancelled_import_keeps_finished_chunks_and_a_second_run_does_the_rest(
    open_workspace: Callable[..., Workspace],
    tmp_path: Path,
    draw_picture: DrawPicture,
    finish: Finish,
) -> None:
    folder = tmp_path / "folder"
    for seed in range(3 * importer.EMBEDDING_BATCH):
        draw_picture(folder / "Group" / f"{seed:03}.png", seed, side_px=64)
    workspace = open_workspace()
    job = workspace.import_products(folder)
    progress = list(islice(job, 2))
    job.close()
    kept = workspace.status().products
    assert kept == progress[-1].done == importer.EMBEDDING_BATCH
    # The index is built with each chunk, not at the end.
    assert workspace.status().indexed == kept
    workspace.close()

    again = open_workspace()
    assert again.status().indexed == kept
    report = finish(again.import_products(folder))
    assert (report.added, report.unchanged) == (
        2 * importer.EMBEDDING_BATCH,
        importer.EMBEDDING_BATCH,
    )


def test_a_placeholder_of_many_products_hides_no_other_product(
    workspace: Workspace, tmp_path: Path, draw_picture: DrawPicture, finish: Finish
) -> None:
    folder = tmp_path / "folder"
    placeholder = draw_picture(folder / "none" / "000.png", 1000)
    for number in range(1, 300):
        shutil.copy(placeholder, folder / "none" / f"{number:03}.png")
    real = [draw_picture(folder / "real" / f"r{seed}.png", seed) for seed in range(20)]
    finish(workspace.import_products(folder))
    found = [workspace.identify(file).hits[0].product.sku for file in real]
    assert found == [file.stem for file in real]
    assert len(workspace.identify(placeholder, top=400).hits) == 320


def test_progress_counts_rows(workspace: Workspace, shop_table: Path) -> None:
    note = "Importing products"
    progress = [step for step in workspace.import_products(shop_table) if str(step.note) == note]
    assert (progress[0].done, progress[0].total) == (0, 6)
    assert (progress[-1].done, progress[-1].total) == (6, 6)


def test_products_are_found_after_their_files_are_gone(
    open_workspace: Callable[..., Workspace], shop_table: Path, finish: Finish
) -> None:
    workspace = open_workspace()
    finish(workspace.import_products(shop_table))
    hit = workspace.identify(shop_table.parent / "pictures" / "1.png").hits[0]
    photo = (shop_table.parent / "pictures" / "1.png").read_bytes()
    shutil.rmtree(shop_table.parent)
    assert workspace.identify(photo).hits[0].product == hit.product
    assert hit.picture is not None
    assert workspace.catalogue.thumbnails([hit.picture.id])[hit.picture.id].startswith(b"\xff\xd8")
