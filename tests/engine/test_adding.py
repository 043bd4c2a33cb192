"""An import takes in what it can, says what it cannot, and never does work twice."""

import shutil
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from desktop_app.engine import adding
from desktop_app.engine.engine import Engine
from desktop_app.engine.results import ImportReport

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


def test_a_table_goes_in_and_its_pictures_are_found(
    engine: Engine, shop_table: Path, finish: Finish
) -> None:
    assert _counts(finish(engine.add(shop_table))) == (6, 0, 0, 6, 0)
    answer = engine.identify(shop_table.parent / "pictures" / "4.png")
    assert answer.hits[0].product.sku == "P-4"
    assert answer.hits[0].evidence is not None
    assert answer.hits[0].evidence.cosine == pytest.approx(1.0, abs=1e-3)


def test_a_second_run_reads_no_picture(
    engine: Engine, shop_table: Path, finish: Finish, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish(engine.add(shop_table))

    def fail(*_: object) -> None:
        raise AssertionError("a known picture was read again")

    monkeypatch.setattr(adding, "read_file", fail)
    assert _counts(finish(engine.add(shop_table))) == (0, 0, 6, 0, 0)


def test_only_what_changed_is_done(
    engine: Engine, shop_table: Path, finish: Finish, draw_picture: DrawPicture
) -> None:
    finish(engine.add(shop_table))
    table = shop_table.read_text().replace("Product 1", "A better name")
    shop_table.write_text(table + "P-6,New one,Tools,1,EUR,pictures/6.png\n")
    draw_picture(shop_table.parent / "pictures" / "6.png", 6)
    changed = draw_picture(shop_table.parent / "pictures" / "2.png", 77)
    assert _counts(finish(engine.add(shop_table))) == (1, 2, 4, 2, 0)
    best = engine.identify(changed).hits[0]
    assert best.product.sku == "P-2"
    assert best.score == pytest.approx(1.0, abs=1e-3)
    assert engine.status().pictures == engine.status().indexed == 7


def test_rows_that_cannot_be_used_are_reported_and_the_others_go_in(
    engine: Engine, shop_table: Path, finish: Finish
) -> None:
    folder = shop_table.parent / "pictures"
    whole = (folder / "0.png").read_bytes()
    (folder / "0.png").write_text("no picture at all")
    (folder / "1.png").write_bytes(whole[: len(whole) // 2])
    (folder / "2.png").unlink()
    with shop_table.open("a") as table:
        table.write(",No key,Toys,1,EUR,pictures/3.png\nP-9,Bad price,Toys,cheap,EUR,\n")
    report = finish(engine.add(shop_table))
    assert [rejection.line for rejection in report.rejected] == [2, 3, 4, 8, 9]
    reasons = [str(rejection.reason) for rejection in report.rejected]
    for name, reason in zip(("0.png", "1.png", "2.png"), reasons, strict=False):
        assert name in reason
    assert report.added == 3
    assert engine.status().products == 3


def test_a_repeated_sku_adds_pictures(
    engine: Engine, shop_table: Path, finish: Finish, draw_picture: DrawPicture
) -> None:
    draw_picture(shop_table.parent / "pictures" / "back.png", 50)
    with shop_table.open("a") as table:
        table.write("P-3,,,,,pictures/back.png\n")
    assert _counts(finish(engine.add(shop_table))) == (6, 0, 0, 7, 0)
    hit = engine.identify(shop_table.parent / "pictures" / "back.png").hits[0]
    assert (hit.product.sku, hit.product.name) == ("P-3", "Product 3")
    assert len(engine.product(hit.product.id).pictures) == 2


def test_a_cancelled_import_keeps_what_is_done_and_a_second_run_does_the_rest(
    open_engine: Callable[..., Engine], tmp_path: Path, draw_picture: DrawPicture, finish: Finish
) -> None:
    folder = tmp_path / "folder"
    for seed in range(3 * adding.BATCH):
        draw_picture(folder / "Group" / f"{seed:03}.png", seed, side_px=64)
    engine = open_engine()
    job = engine.add(folder)
    progress = list(islice(job, 2))
    job.close()
    kept = engine.status().products
    assert kept == progress[-1].done == adding.BATCH
    engine.close()

    again = open_engine()
    assert again.status().indexed == kept
    report = finish(again.add(folder))
    assert (report.added, report.unchanged) == (2 * adding.BATCH, adding.BATCH)


def test_one_placeholder_under_many_skus_is_embedded_once_and_hides_nobody(
    engine: Engine, tmp_path: Path, draw_picture: DrawPicture, finish: Finish
) -> None:
    folder = tmp_path / "folder"
    placeholder = draw_picture(folder / "none" / "000.png", 1000)
    for number in range(1, 300):
        shutil.copy(placeholder, folder / "none" / f"{number:03}.png")
    real = [draw_picture(folder / "real" / f"r{seed}.png", seed) for seed in range(20)]
    finish(engine.add(folder))
    found = [engine.identify(file).hits[0].product.sku for file in real]
    assert found == [file.stem for file in real]
    assert len(engine.identify(placeholder, top=400).hits) == 320


def test_progress_tells_how_far_it_is(engine: Engine, shop_table: Path) -> None:
    note = "Importing products"
    progress = [step for step in engine.add(shop_table) if str(step.note) == note]
    assert (progress[0].done, progress[0].total) == (0, 6)
    assert (progress[-1].done, progress[-1].total) == (6, 6)


def test_a_folder_and_pictures_that_moved_away(
    open_engine: Callable[..., Engine], shop_table: Path, finish: Finish
) -> None:
    engine = open_engine()
    finish(engine.add(shop_table))
    hit = engine.identify(shop_table.parent / "pictures" / "1.png").hits[0]
    photo = (shop_table.parent / "pictures" / "1.png").read_bytes()
    shutil.rmtree(shop_table.parent)
    assert engine.identify(photo).hits[0].product == hit.product
    assert hit.picture is not None
    assert engine.thumbnails([hit.picture.id])[hit.picture.id].startswith(b"\xff\xd8")
