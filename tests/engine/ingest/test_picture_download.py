"""Pictures on the web are downloaded only if the user asks for it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.download_limits import DownloadLimits
from desktop_app.engine.workspace import Workspace
from tests.picture_server import PictureServer, picture_server

LOCAL = DownloadLimits(allows_private=True, timeout_s=5)
Finish = Callable[[Any], Any]


@pytest.fixture
def server() -> Iterator[PictureServer]:
    """Return a running server."""
    with picture_server() as running:
        yield running


@pytest.fixture
def table(server: PictureServer, tmp_path: Path, draw_picture: Callable[..., Path]) -> Path:
    """Return a table of three pictures on the web, one of which is gone, and one file."""
    for seed, name in enumerate(("a", "b")):
        contents = draw_picture(tmp_path / "web" / f"{name}.png", seed).read_bytes()
        server.files[f"/{name}.png"] = contents
    server.files["/page"] = b"<html>"
    draw_picture(tmp_path / "c.png", 3)
    file = tmp_path / "shop.csv"
    web = server.address
    file.write_text(
        f'sku,name,image\nA1,Tea,"{web}/a.png, {web}/b.png"\nA2,Bag,{web}/gone.png|c.png\n'
        f"A3,Hat,{web}/page\nA4,Cap,{web}/a.png\n"
    )
    return file


def test_nothing_is_fetched_without_the_users_word(
    workspace: Workspace, table: Path, server: PictureServer, finish: Finish
) -> None:
    report = finish(workspace.import_products(table))
    assert server.requests == []
    assert (report.added, report.pictures, report.rejected) == (4, 1, ())
    assert [str(warning.reason) for warning in report.warnings] == [
        "4 pictures are on the web (127.0.0.1: 4). They are only downloaded if you ask for it."
    ]
    assert not workspace.catalogue.store.picture_folder.exists()


def test_hosts_are_shown_without_a_download(
    workspace: Workspace, table: Path, server: PictureServer
) -> None:
    assert workspace.catalogue.web_hosts(table) == {"127.0.0.1": 4}
    assert server.requests == []


def test_pictures_are_downloaded_once_into_the_catalogue(
    workspace: Workspace, table: Path, server: PictureServer, finish: Finish
) -> None:
    report = finish(workspace.import_products(table, download=LOCAL))
    assert sorted(server.requests) == ["/a.png", "/b.png", "/gone.png", "/page"]
    assert (report.added, report.pictures) == (4, 4)
    page = "page is a web page, which Vitrine does not read."
    assert [(warning.line, str(warning.reason)) for warning in report.warnings] == [
        (3, f"{server.address}/gone.png is not downloaded: The server answers 404."),
        (4, f"{server.address}/page is not downloaded: {page}"),
    ]
    folder = workspace.catalogue.store.picture_folder
    assert len(list(folder.iterdir())) == 2
    server.requests.clear()
    # The pictures are there now, with and without the word.
    again = finish(workspace.import_products(table))
    assert (again.unchanged, again.pictures, server.requests) == (4, 0, [])
    finish(workspace.import_products(table, download=LOCAL))
    assert sorted(server.requests) == ["/gone.png", "/page"]


def test_a_replaced_address_replaces_the_picture(
    workspace: Workspace, table: Path, server: PictureServer, finish: Finish
) -> None:
    table.write_text(f"sku,name,image\nA1,Tea,{server.address}/a.png\n")
    finish(workspace.import_products(table, download=LOCAL))
    table.write_text(f"sku,name,image\nA1,Tea,{server.address}/b.png\n")
    assert finish(workspace.import_products(table)).removed == 0
    report = finish(workspace.import_products(table, download=LOCAL))
    assert (report.pictures, report.removed) == (1, 1)


def test_the_number_of_downloads_is_limited(
    workspace: Workspace, table: Path, server: PictureServer, finish: Finish
) -> None:
    limits = DownloadLimits(allows_private=True, pictures=1)
    report = finish(workspace.import_products(table, download=limits))
    assert server.requests == ["/a.png"]
    reasons = [str(warning.reason) for warning in report.warnings]
    assert reasons[0].endswith("b.png is not downloaded: There are more than 1 pictures.")
    assert len(reasons) == 3
