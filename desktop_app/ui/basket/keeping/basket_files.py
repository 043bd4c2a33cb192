"""The files of a window's basket: its list, and its photo without recognisable faces."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtGui import QImage

from desktop_app.atomic_file import write_atomically
from desktop_app.domain.picture import RgbImage
from desktop_app.engine.counter.history.answer_history import LoadEncoder, PhotoEncoder
from desktop_app.engine.counting.kept_basket import (
    KeptBasket,
    damaged_basket,
    read_kept_basket,
    remove_photos,
    write_kept_basket,
)
from desktop_app.errors import VitrineError
from desktop_app.ui.background.window_file import WindowFile
from desktop_app.ui.widgets.image_conversion import to_qimage
from desktop_app.write_errors import write_errors_as_messages

_PHOTO_SIDE_PX: Final = 2560
_STEM: Final = "basket"


class KeptPhoto(NamedTuple):
    """A photo and what its file is known by.

    Attributes:
        token: unique in the world.
        pixels: (h, w, 3) uint8 RGB.
    """

    token: str
    pixels: RgbImage


@dataclass(frozen=True, slots=True)
class RestoredBasket:
    """What an earlier window has kept, and its photos as they are shown."""

    kept: KeptBasket
    photos: tuple[KeptPhoto, ...]
    images: tuple[QImage, ...]


class BasketFiles:
    """Reads and writes the basket of one window; all calls have to be on one thread.

    Args:
        folder: of the baskets of one catalogue, in the folder of the baskets of all.
        load_encoder: loads what blurs faces; called when the first photo is written.
    """

    def __init__(self, folder: Path, load_encoder: LoadEncoder) -> None:
        self._folder = folder
        self._load_encoder = load_encoder
        self._encoder: PhotoEncoder | None = None
        self._file = WindowFile(folder, _STEM)

    def take_over(self) -> RestoredBasket | None:
        """Return the basket of a window that is not open any more; None if there is none.

        Raises:
            VitrineError: it cannot be read.
        """
        from desktop_app.engine.recognition.photo_decoding import decode_photo

        file = self._file.take_over()
        kept = None if file is None else read_kept_basket(file)
        if file is None or kept is None:
            return None
        try:
            pixels = [decode_photo(self._folder / Path(name).name) for name in kept.photos]
        except VitrineError as error:
            raise damaged_basket(file) from error
        tokens = [Path(name).stem.removeprefix(f"{file.stem}-") for name in kept.photos]
        photos = tuple(map(KeptPhoto, tokens, pixels))
        return RestoredBasket(kept, photos, tuple(map(to_qimage, pixels)))

    def write(self, kept: KeptBasket, photos: Sequence[KeptPhoto]) -> None:
        """Write a basket; a photo that is written already is not written again.

        Raises:
            VitrineError: it cannot be written.
        """
        with write_errors_as_messages(self._file.first):
            file = self._file.take()
        names = []
        for token, pixels in photos:
            photo = file.with_name(f"{file.stem}-{token}.jpg")
            names.append(photo.name)
            if not photo.is_file():
                jpeg = self._encoded(pixels)
                with write_errors_as_messages(photo), write_atomically(photo) as draft:
                    draft.write_bytes(jpeg)
        write_kept_basket(file, _with_photos(kept, names))
        with write_errors_as_messages(file):
            remove_photos(self._folder, file.stem, names)

    def delete(self) -> None:
        """Delete the basket of this window.

        Raises:
            VitrineError: it cannot be deleted.
        """
        if (file := self._file.path) is not None:
            with write_errors_as_messages(file):
                file.unlink(missing_ok=True)
                remove_photos(self._folder, file.stem)

    def delete_all(self) -> None:
        """Delete the baskets of all catalogues, because nothing is to be kept.

        Raises:
            VitrineError: a file cannot be deleted.
        """
        self.close()
        root = self._folder.parent
        if root.is_dir():
            with write_errors_as_messages(root / _STEM):
                shutil.rmtree(root)

    def close(self) -> None:
        """Leave the basket to the next window."""
        self._file.close()

    def _encoded(self, pixels: RgbImage) -> bytes:
        if self._encoder is None:
            self._encoder = self._load_encoder()
        return self._encoder.jpeg(pixels, _PHOTO_SIDE_PX)


def _with_photos(kept: KeptBasket, names: Sequence[str]) -> KeptBasket:
    return KeptBasket(
        kept.kept_at, kept.basket, tuple(names), kept.is_counted, kept.sent, kept.pictures
    )
