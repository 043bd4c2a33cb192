"""The photos that wait for a stock take are kept beside the catalogue."""

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.catalogue.opening import open_catalogue
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.engine.counting.waiting_stock_photos import (
    WaitingPhoto,
    WaitingPhotos,
    remove_waiting,
    waiting_files,
)
from desktop_app.errors import VitrineError
from tests.actor import ACTOR

_FILES = [Path("/photos/one.jpg"), Path("/photos/two.jpg")]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Catalogue]:
    opened = open_catalogue(tmp_path / "shop", actor=ACTOR)
    yield opened
    opened.close()


def test_photos_wait_in_their_order_until_they_are_removed(store: Catalogue) -> None:
    WaitingPhotos(store, 1).add(_FILES[:1], "Anna")
    WaitingPhotos(store, 1).add(_FILES[1:])
    waiting = WaitingPhotos(store, 1)
    assert waiting.all() == (
        WaitingPhoto(str(_FILES[0].absolute()), "Anna"),
        WaitingPhoto(str(_FILES[1].absolute())),
    )
    assert WaitingPhotos(store, 2).all() == ()
    waiting.remove(_FILES[0])
    waiting.remove(Path("/photos/other.jpg"))
    assert [Path(one.file).name for one in waiting.all()] == ["two.jpg"]
    waiting.remove(_FILES[1])
    assert waiting.all() == ()
    assert list((store.picture_folder / "stock_takes").iterdir()) == []


def test_each_computer_has_its_own_list(store: Catalogue, tmp_path: Path) -> None:
    WaitingPhotos(store, 1).add(_FILES)
    other = open_catalogue(tmp_path / "shop", actor=replace(ACTOR, station="office"))
    assert WaitingPhotos(other, 1).all() == ()
    assert len(waiting_files(other)) == 2
    assert len(remove_waiting(other, 1)) == 2
    other.close()
    assert WaitingPhotos(store, 1).all() == ()


def test_a_damaged_list_is_empty(store: Catalogue) -> None:
    waiting = WaitingPhotos(store, 1)
    waiting.add(_FILES)
    (file,) = (store.picture_folder / "stock_takes").iterdir()
    file.write_text("{", encoding="utf-8")
    assert waiting.all() == ()
    waiting.add(_FILES)
    assert len(waiting.all()) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere file names are text")
def test_a_photo_whose_name_is_no_text_does_not_wait(store: Catalogue) -> None:
    waiting = WaitingPhotos(store, 1)
    waiting.add([Path(os.fsdecode(b"/photos/caf\xe9.jpg")), *_FILES])
    assert [Path(one.file) for one in waiting.all()] == _FILES


@pytest.mark.skipif(os.name == "nt", reason="files that are open cannot be moved")
def test_the_folder_of_a_catalogue_that_was_moved_is_not_made_again(store: Catalogue) -> None:
    folder = Path(store.location)
    folder.rename(folder.with_name("moved"))
    with pytest.raises(VitrineError, match="is no longer there"):
        WaitingPhotos(store, 1).add(_FILES)
    assert not folder.exists()
