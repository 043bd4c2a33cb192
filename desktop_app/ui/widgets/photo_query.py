"""A photo to identify: a file, encoded picture, clipboard image or frame."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtGui import QImage

from desktop_app.domain.answer import Answer
from desktop_app.domain.picture import RgbImage
from desktop_app.ui.widgets.image_conversion import shrink, to_pixels, to_qimage

if TYPE_CHECKING:
    from desktop_app.engine.workspace import Workspace

# A file, an encoded picture, an image from the clipboard, or a frame from the camera.
Photo: TypeAlias = "Path | bytes | QImage | RgbImage"

_PREVIEW_SIDE_PX: Final = 1024


@dataclass(frozen=True, slots=True)
class PhotoAnswer:
    """An answer with a preview of its photo.

    Attributes:
        answer: the answer.
        photo: a preview of the photo.
        category: the only category searched; empty for all.
        words: words that all hits have; empty for none.
    """

    answer: Answer
    photo: QImage
    category: str = ""
    words: str = ""


def identify_photo(
    workspace: "Workspace", photo: Photo, *, top: int, category: str = "", words: str = ""
) -> PhotoAnswer:
    """Return the answer for a photo; runs on the engine's lane.

    Args:
        workspace: the open catalogue.
        photo: the photo.
        top: maximum number of hits.
        category: the only category to search; empty for all.
        words: words that all hits must have; empty for none.

    Raises:
        VitrineError: the photo cannot be read, or the category does not exist.
    """
    source = to_pixels(photo) if isinstance(photo, QImage) else photo
    answer = workspace.identify(source, top=top, category=category, words=words)
    preview = QImage() if answer.photo is None else to_qimage(answer.photo)
    return PhotoAnswer(answer, shrink(preview, _PREVIEW_SIDE_PX), category, words)
