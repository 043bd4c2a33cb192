"""Photos are counted one after another, and are busy until the last one is."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop_app.engine.counting.waiting_stock_photos import WaitingPhotos
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import Progress
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.stock.take.take_view import StockTakeView
from tests.ui.stock.take.conftest import wait_until_counted, write_blank


def test_each_photo_is_told_once(take: StockTakeView, tmp_path: Path, qtbot: QtBot) -> None:
    queue = take.photos.queue
    told: list[Progress] = []
    queue.progressed.connect(told.append)
    queue.add(1, [write_blank(tmp_path / "a.png", 90), write_blank(tmp_path / "b.png", 91)], "")
    assert queue.is_busy
    wait_until_counted(take, 3, qtbot)
    done = [(progress.done, progress.total) for progress in told]
    assert done == sorted(set(done))
    assert done[0] == (0, 2)


def test_what_waits_is_on_the_disk_before_it_is_counted(
    take: StockTakeView, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    files = [write_blank(tmp_path / f"{shade}.png", shade) for shade in (90, 91, 92)]
    take.photos.queue.add(1, files, "Anna")
    found: list[list[tuple[str, str]]] = []

    def waiting(workspace: Workspace) -> list[tuple[str, str]]:
        photos = WaitingPhotos(workspace.catalogue.store, 1).all()
        return [(Path(one.file).name, one.author) for one in photos]

    # After the list is written, and before the next step of a job.
    with qtbot.waitSignal(window.client.run(waiting).on_success(found.append).finished):
        pass
    assert found == [[("90.png", "Anna"), ("91.png", "Anna"), ("92.png", "Anna")]]
    wait_until_counted(take, 4, qtbot)
    with qtbot.waitSignal(window.client.run(waiting).on_success(found.append).finished):
        pass
    assert found[1] == []
