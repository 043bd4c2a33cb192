"""The newest photos as they are shown on the screen."""

from typing import Final

from PySide6.QtGui import QImage

from desktop_app.engine.counting.basket_history import PhotoId

_MAX_IMAGES: Final = 12


class PhotoImages:
    """Images by the id of their photo; the oldest ones are forgotten."""

    def __init__(self) -> None:
        self._images: dict[PhotoId, QImage] = {}

    def get(self, photo: PhotoId) -> QImage:
        """Return the image of a photo; a null one if there is none."""
        return self._images.get(photo, QImage())

    def keep(self, photo: PhotoId, image: QImage) -> None:
        """Keep the image of the newest photo."""
        self._images[photo] = image
        while len(self._images) > _MAX_IMAGES:
            del self._images[next(iter(self._images))]

    def clear(self) -> None:
        """Forget all images."""
        self._images.clear()
