"""Reading of the text that is printed on products, with the PP-OCR models of rapidocr.

rapidocr is optional, the extra ``ocr``; its package contains the models, so nothing is
downloaded. A picture is scaled to a working size, lines of text are detected in a smaller
copy, cut out, turned upright, and recognised, the largest ones first.
"""

import logging
import threading
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, Self

import cv2
import numpy as np
import numpy.typing as npt

from desktop_app.domain.label import TextLine
from desktop_app.domain.picture import RgbImage
from desktop_app.vision.device import ONNXRUNTIME_ERRORS, open_session
from desktop_app.vision.resizing import resize

_log = logging.getLogger(__name__)

# Of what is stored with pictures; a new number makes them to be read again.
TEXT_VERSION: Final = 1
_PACKAGE: Final = "rapidocr"
_MODELS: Final = {
    "Det": "PP-OCRv6_det_small.onnx",
    "Cls": "ch_ppocr_mobile_v2.0_cls_mobile.onnx",
    "Rec": "PP-OCRv6_rec_small.onnx",
}
# Longer side of the picture that lines are cut from, and of the one that they are found in.
_READ_SIDE_PX: Final = 720
_DETECTED_SIDE_PX: Final = 544
# Smaller pictures and longer strips show no text that can be read.
_MIN_SIDE_PX: Final = 16
_MAX_ASPECT: Final = 16.0
# Lines of a picture that are recognised, and their least height in pixels.
_MAX_LINES: Final = 32
_MIN_LINE_HEIGHT_PX: Final = 5
_MIN_CONFIDENCE: Final = 0.5
# As many equal signs may be a size or a number.
_MAX_REPEATED: Final = 2
# Bounds of time and memory: how many times as long as high a line may be, and all lines
# together. Of labels, single ones are up to 17, all up to 130.
_MAX_LINE_ASPECT: Final = 40.0
_MAX_TOTAL_ASPECT: Final = 200.0
# What another version of the package, or a damaged one, may raise.
_UNUSABLE: Final[tuple[type[Exception], ...]] = (
    *(ImportError, OSError, KeyError, AttributeError, TypeError),
    *ONNXRUNTIME_ERRORS,
)


class LabelReader:
    """Reads the text on products; may be called on any thread, one after the other.

    Args:
        models: folder of the models.
        threads: number of CPU threads.
    """

    def __init__(self, models: Path, threads: int) -> None:
        from rapidocr.ch_ppocr_cls import TextClassifier
        from rapidocr.ch_ppocr_det import TextDetector
        from rapidocr.ch_ppocr_rec import TextRecognizer

        self._lock = threading.Lock()
        self._detector = TextDetector(_configuration("Det", models, threads))
        self._classifier = TextClassifier(_configuration("Cls", models, threads))
        self._recogniser = TextRecognizer(_configuration("Rec", models, threads))

    @classmethod
    def load(cls, threads: int) -> Self | None:
        """Load the models; None if rapidocr is not installed or cannot be used.

        Args:
            threads: number of CPU threads.
        """
        package = package_folder()
        if package is None:
            return None
        try:
            return cls(package / "models", threads)
        except _UNUSABLE:
            # A package that is optional must not stop the program.
            _log.exception("rapidocr cannot be used, labels are not read")
            return None

    def read(self, pixels: RgbImage) -> tuple[TextLine, ...]:
        """Return the lines of text in a picture, the largest ones first.

        Time and memory are bounded for pictures of any size: only the largest lines are
        read, and no very long ones, which are no print on a product.

        Args:
            pixels: (h, w, 3) uint8 RGB.
        """
        height, width = pixels.shape[:2]
        if min(height, width) < _MIN_SIDE_PX or max(height, width) > _MAX_ASPECT * min(
            height, width
        ):
            return ()
        with self._lock:
            return self._read(_scaled(pixels)[:, :, ::-1].copy())

    def _read(self, bgr: npt.NDArray[np.uint8]) -> tuple[TextLine, ...]:
        from rapidocr.ch_ppocr_rec import TextRecInput

        boxes = _largest(self._detector(bgr).boxes)
        if not boxes:
            return ()
        lines = [_cut_out(bgr, box) for box in boxes]
        upright = self._classifier(lines).img_list
        found = self._recogniser(TextRecInput(img=upright))
        texts, confidences = found.txts or (), found.scores or ()
        side = max(bgr.shape)
        return tuple(
            TextLine(text.strip(), float(confidence), min(_sides(box)) / side)
            for text, confidence, box in zip(texts, confidences, boxes, strict=False)
            if _is_text(text) and confidence >= _MIN_CONFIDENCE
        )


def package_folder() -> Path | None:
    """Return the folder of rapidocr; None if it is not installed."""
    try:
        spec = find_spec(_PACKAGE)
    except (ImportError, ValueError):
        return None
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent


def _configuration(part: str, models: Path, threads: int) -> Any:
    """Return the configuration of one model, with a session like those of the other models.

    The sessions that rapidocr opens itself keep the cores busy while they wait.
    """
    from omegaconf import OmegaConf
    from rapidocr.main import DEFAULT_CFG_PATH
    from rapidocr.utils.parse_parameters import ParseParams

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    session, _ = open_session(
        (models / _MODELS[part]).read_bytes(), "cpu", threads, keeps_memory=False
    )
    fields: Any = OmegaConf.to_container(ParseParams.load(DEFAULT_CFG_PATH)[part])
    own = {"session": session, "font_path": None}
    if part == "Det":
        own |= {"limit_type": "max", "limit_side_len": _DETECTED_SIDE_PX}
    return OmegaConf.create({**fields, **own}, flags={"allow_objects": True})


def _scaled(pixels: RgbImage) -> RgbImage:
    """Scale a picture, up or down, to the size that is read."""
    height, width = pixels.shape[:2]
    scale = _READ_SIDE_PX / max(height, width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    if scale > 1:
        return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_CUBIC), np.uint8)
    return resize(pixels, *size)


def _largest(boxes: npt.NDArray[np.int32] | None) -> list[npt.NDArray[np.float32]]:
    """Return the largest boxes, (4, 2) corners each, whose text is high enough to be read.

    Their total length is bounded, because the time and memory of reading grow with it.
    """
    if boxes is None:
        return []
    usable = [box.astype(np.float32) for box in boxes if _is_readable(box)]
    usable.sort(key=lambda box: -min(_sides(box)))
    lengths = np.cumsum([_aspect(box) for box in usable])
    return usable[: min(_MAX_LINES, int(np.searchsorted(lengths, _MAX_TOTAL_ASPECT, "right")))]


def _is_readable(box: npt.NDArray[Any]) -> bool:
    return min(_sides(box)) >= _MIN_LINE_HEIGHT_PX and _aspect(box) <= _MAX_LINE_ASPECT


def _aspect(box: npt.NDArray[Any]) -> float:
    """Return how many times as long as high a line of text is; its height is not 0."""
    sides = _sides(box)
    return max(sides) / min(sides)


def _sides(box: npt.NDArray[Any]) -> tuple[float, float]:
    """Return the longer width and the longer height of a box in pixels."""
    return (
        float(max(np.linalg.norm(box[0] - box[1]), np.linalg.norm(box[2] - box[3]))),
        float(max(np.linalg.norm(box[0] - box[3]), np.linalg.norm(box[1] - box[2]))),
    )


def _cut_out(bgr: npt.NDArray[np.uint8], box: npt.NDArray[np.float32]) -> npt.NDArray[np.uint8]:
    from rapidocr.utils.process_img import get_rotate_crop_image

    return np.ascontiguousarray(get_rotate_crop_image(bgr, box))


def _is_text(text: str) -> bool:
    """Return whether it has letters or digits that say something.

    A single one is the edge of a thing, and one that is repeated a pattern, or a box that
    stands for a character that a font lacks.
    """
    signs = [sign for sign in text.casefold().replace("o", "0") if sign.isalnum()]
    return len(signs) == _MAX_REPEATED or (len(signs) > _MAX_REPEATED and len(set(signs)) > 1)
