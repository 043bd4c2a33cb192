"""An encrypted catalogue, with a cheap password."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.catalogue.sqlite.encryption import catalogue_key
from desktop_app.catalogue.sqlite.encryption.catalogue_key import CatalogueKey
from desktop_app.catalogue.sqlite.encryption.encryption import SqliteEncryption
from desktop_app.catalogue.sqlite.encryption.key_file import Argon2Cost, read_key
from desktop_app.domain.picture import PictureFile
from desktop_app.progress import finish
from tests.actor import ACTOR
from tests.catalogue.sqlite.builders import add_product

PASSWORD: Final = "correct horse"
CHEAP: Final = Argon2Cost(passes=1, memory_kib=8, lanes=1)
NAME: Final = "Waterproof hiking boot"
# A thumbnail that compresses to nothing else: it is found wherever it is in a file.
JPEG: Final = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20 + b"\xff\xd9"


@pytest.fixture(scope="session")
def plain_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a plain catalogue with a product and both kinds of backups."""
    folder = tmp_path_factory.mktemp("plain") / "shop"
    catalogue = SqliteCatalogue.open(folder, actor=ACTOR)
    product = add_product(catalogue, "A-1", name=NAME)
    file = PictureFile("/shop/boot.jpg", "c0ffee", 1000, 1, 640, 480, JPEG)
    catalogue.pictures.add([(product, file)])
    catalogue.backups.start_daily()
    finish(catalogue.backups.create())
    catalogue.close()
    (folder / "index-1.card").write_bytes(NAME.encode())
    return folder


@pytest.fixture(scope="session")
def encrypted_template(
    plain_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, CatalogueKey]:
    """Return the folder of the same catalogue, encrypted, and its key."""
    folder = tmp_path_factory.mktemp("encrypted") / "shop"
    shutil.copytree(plain_template, folder)
    finish(SqliteEncryption(folder, CHEAP).encrypt(PASSWORD))
    return folder, read_key(folder, PASSWORD)


@pytest.fixture(autouse=True)
def _locked_afterwards() -> Iterator[None]:
    yield
    catalogue_key._unlocked.clear()


@pytest.fixture
def folder(plain_template: Path, tmp_path: Path) -> Path:
    """Return a copy of the plain catalogue."""
    return Path(shutil.copytree(plain_template, tmp_path / "shop"))


@pytest.fixture
def encrypted(encrypted_template: tuple[Path, CatalogueKey], tmp_path: Path) -> Path:
    """Return a copy of the encrypted catalogue, whose key is unlocked."""
    template, key = encrypted_template
    catalogue_key.remember(key)
    return Path(shutil.copytree(template, tmp_path / "shop"))


def files_with(folder: Path, *contents: bytes) -> list[str]:
    """Return the names of the files in a folder that contain some bytes."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return sorted(file.name for file in files if any(one in file.read_bytes() for one in contents))


def open_catalogue(folder: Path) -> SqliteCatalogue:
    return SqliteCatalogue.open(folder, actor=ACTOR, create=False)


def names(folder: Path) -> list[str]:
    """Return the names of the products in a catalogue."""
    catalogue = open_catalogue(folder)
    try:
        return [product.name for product, _ in catalogue.products.list_by_sku(9)]
    finally:
        catalogue.close()
