"""Nothing is written into a file that is no longer the catalogue at its path."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.errors import VitrineError
from tests.actor import ACTOR
from tests.catalogue.sqlite.builders import add_product

pytestmark = pytest.mark.folder_only

pytestmark = pytest.mark.skipif(os.name == "nt", reason="files that are open cannot be removed")

GONE = "The folder .* of the catalogue is no longer there"
REPLACED = "Another catalogue is in the folder .* now"
Loss = Callable[[Path], None]


def _remove(folder: Path) -> None:
    shutil.rmtree(folder)


def _rename(folder: Path) -> None:
    folder.rename(folder.with_name("renamed"))


def _replace(folder: Path) -> None:
    _rename(folder)
    SqliteCatalogue.open(folder, actor=ACTOR).close()


def _replace_by_file(folder: Path) -> None:
    _rename(folder)
    folder.write_bytes(b"")


LOSSES = [(_remove, GONE), (_rename, GONE), (_replace, REPLACED), (_replace_by_file, GONE)]


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[SqliteCatalogue]:
    catalogue = SqliteCatalogue.open(tmp_path / "shop", actor=ACTOR)
    yield catalogue
    catalogue.close()


@pytest.mark.parametrize(("lose", "message"), LOSSES)
def test_a_transaction_is_refused(catalogue: SqliteCatalogue, lose: Loss, message: str) -> None:
    add_product(catalogue, "A")
    lose(catalogue.cache_folder)
    with pytest.raises(VitrineError, match=message):
        add_product(catalogue, "B")
    with pytest.raises(VitrineError, match=message):
        catalogue.history.undo()
    assert catalogue.products.count() == 1


@pytest.mark.parametrize(("lose", "message"), LOSSES)
def test_a_transaction_that_has_begun_is_taken_back(
    catalogue: SqliteCatalogue, lose: Loss, message: str
) -> None:
    def add_and_lose() -> None:
        with catalogue.transaction():
            add_product(catalogue, "A")
            lose(catalogue.cache_folder)

    with pytest.raises(VitrineError, match=message):
        add_and_lose()
    assert catalogue.products.count() == 0


def test_a_catalogue_that_is_put_back_is_written_to_again(catalogue: SqliteCatalogue) -> None:
    folder = catalogue.cache_folder
    _rename(folder)
    with pytest.raises(VitrineError, match=GONE):
        add_product(catalogue, "A")
    folder.with_name("renamed").rename(folder)
    add_product(catalogue, "A")
    assert catalogue.products.count() == 1
