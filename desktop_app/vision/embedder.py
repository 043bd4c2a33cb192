"""Embedding of pictures as unit vectors, with the model that a card describes.

``preprocess`` converts one picture to the input of the model, ``embed`` runs the model on a
batch. Both may be called on any thread.
"""

import logging
import os
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from desktop_app.domain.picture import RgbImage
from desktop_app.errors import Message, VitrineError
from desktop_app.logs.log_lines import ProgramText
from desktop_app.memory_errors import is_out_of_memory, out_of_memory_error
from desktop_app.vision.device import ONNXRUNTIME_ERRORS, DeviceChoice, DeviceInUse, open_session
from desktop_app.vision.model_card import ModelCard, ModelInput, read_model_file
from desktop_app.vision.onnx_file import ExternalDataError
from desktop_app.vision.onnx_runtime import onnxruntime
from desktop_app.vision.resizing import resize

_log = logging.getLogger(__name__)

_ONNX_TYPES = {"uint8": "tensor(uint8)", "float32": "tensor(float)"}
_MISMATCH_HINT = Message("Correct the card, or export the model again with a dynamic batch.")
_WHITE = 255
_UNIT_TOLERANCE = 1e-3
# On the CPU, a larger batch does not fit into the caches, which parallel runs share; a GPU needs
# one to be busy.
_BATCH_SIZE = {"cpu": 4, "cuda": 32}
_PARALLEL_BATCH_SIZE = 2
_MAX_THREADS = 8


class Embedder:
    """A loaded model.

    Attributes:
        card: the model card.
        device: the device it runs on.
        threads: number of CPU threads: of a run, or of runs side by side.
        batch_size: number of pictures that a run computes at most.
    """

    def __init__(
        self,
        card: ModelCard,
        session: onnxruntime.InferenceSession,
        device: DeviceInUse,
        threads: int,
    ) -> None:
        self.card = card
        self.device = device
        self.threads = threads
        self.batch_size = _BATCH_SIZE[device.name]
        self._session = session

    @classmethod
    def open(
        cls, card: ModelCard, device: DeviceChoice = "auto", threads: int | None = None
    ) -> Self:
        """Load the model of a card and check it against the card.

        Args:
            card: the model card.
            device: the device to run on.
            threads: number of CPU threads; None for ``default_threads``.

        Raises:
            VitrineError: the model file is missing, damaged or does not match the card,
                or ``cuda`` was requested and is not available.
        """
        threads = threads or default_threads()
        model = read_model_file(card)
        try:
            session, in_use = open_session(model, device, threads)
        except ExternalDataError as error:
            raise VitrineError(
                Message("The model file {file} refers to data in other files.", file=card.file),
                Message("Export it again, as one ONNX file."),
            ) from error
        except ONNXRUNTIME_ERRORS as error:
            if is_out_of_memory(error):
                raise out_of_memory_error() from error
            raise VitrineError(
                Message("The model file {file} cannot be loaded.", file=card.file),
                Message("Export it again, as one ONNX file."),
            ) from error
        _check_input(card, session)
        _check_output(card, session)
        fields = {
            "sha256": ProgramText(card.sha256),
            "device": ProgramText(in_use.name),
            "threads": threads,
        }
        _log.info("the model is loaded", extra={"fields": fields})
        return cls(card, session, in_use, threads)

    def for_parallel_runs(self) -> Self:
        """Return an embedder of the same model that ``threads`` threads run at once.

        On a CPU each run has one thread, because the threads of one run wait for each other
        after each layer. The model is loaded again: 0.1 s and 60 MB. A GPU is shared as it is.

        Raises:
            VitrineError: as ``open``.
        """
        if self.device.name != "cpu" or self.threads == 1:
            return self
        parallel = self.open(self.card, "cpu", threads=1)
        parallel.threads, parallel.batch_size = self.threads, _PARALLEL_BATCH_SIZE
        return parallel

    def preprocess(self, pixels: RgbImage) -> npt.NDArray[Any]:
        """Convert a picture to the input of the model.

        Args:
            pixels: (h, w, 3) uint8 RGB.

        Returns:
            One input without the batch axis, in the layout and dtype of the card.
        """
        spec = self.card.input
        picture = _fit_to_input(pixels, spec)
        if spec.channels == "BGR":
            picture = picture[:, :, ::-1]
        if spec.mean is not None and spec.std is not None:
            mean, std = np.asarray(spec.mean, np.float32), np.asarray(spec.std, np.float32)
            picture = (picture / np.float32(255) - mean) / std
        if spec.layout == "NCHW":
            picture = picture.transpose(2, 0, 1)
        return np.ascontiguousarray(picture)

    def embed(self, batch: npt.NDArray[Any]) -> npt.NDArray[np.float32]:
        """Run the model on a batch.

        Args:
            batch: (n, ...) stacked results of ``preprocess``.

        Returns:
            (n, dimension) float32, rows of length 1.

        Raises:
            VitrineError: the model fails, or its vectors do not match the card.
        """
        step = self.batch_size
        parts = [self._run(batch[start : start + step]) for start in range(0, len(batch), step)]
        if not parts:
            return np.empty((0, self.card.output.dimension), np.float32)
        return np.concatenate(parts)

    def embed_picture(self, pixels: RgbImage) -> npt.NDArray[np.float32]:
        """Return the (dimension,) float32 unit vector of one (h, w, 3) uint8 RGB picture."""
        vector: npt.NDArray[np.float32] = self.embed(self.preprocess(pixels)[np.newaxis])[0]
        return vector

    def warm_up(self) -> None:
        """Run the model once, because the first run is slower."""
        height, width = self.card.input.size
        self.embed_picture(np.full((height, width, 3), _WHITE, np.uint8))

    def _run(self, batch: npt.NDArray[Any]) -> npt.NDArray[np.float32]:
        output = self.card.output
        try:
            (vectors,) = self._session.run([output.name], {self.card.input.name: batch})
        except ONNXRUNTIME_ERRORS as error:
            if is_out_of_memory(error):
                raise out_of_memory_error() from error
            raise VitrineError(
                Message(
                    "The model {file} failed on the device {device}: {reason}",
                    file=self.card.file,
                    device=self.device.name,
                    reason=str(error).strip().partition("\n")[0],
                ),
                Message("Choose another device or another model in the settings."),
            ) from error
        if vectors.shape != (len(batch), output.dimension):
            raise _card_mismatch(self.card, "output.dimension", list(vectors.shape[1:]))
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        if not np.all(np.isfinite(lengths) & (lengths > 0)):
            raise VitrineError(
                Message(
                    "The model {file} returned a vector that is not a number.", file=self.card.file
                ),
                Message("Export it again as float32, or choose another model in the settings."),
            )
        if not output.normalised:
            return np.asarray(vectors / lengths, np.float32)
        if np.abs(lengths - 1).max() > _UNIT_TOLERANCE:
            raise VitrineError(
                Message(
                    "The vectors of {file} do not have length 1, although its card {card} says so.",
                    file=self.card.file,
                    card=self.card.path.name,
                ),
                Message("Set output.normalised in the card to false."),
            )
        return np.asarray(vectors, np.float32)


def default_threads() -> int:
    """Return the number of CPU threads for a run on this computer, at most 8.

    With more than four logical cores, two usually share one physical core, so half of
    them are used. More than eight threads do not speed up a single picture.
    """
    if hasattr(os, "sched_getaffinity"):
        cores = len(os.sched_getaffinity(0))
    else:
        cores = os.cpu_count() or 1
    return min(cores, max(4, cores // 2), _MAX_THREADS)


def _fit_to_input(pixels: RgbImage, spec: ModelInput) -> npt.NDArray[Any]:
    """Scale a picture to the input size in the way of the card's ``fit``."""
    height, width = spec.size
    rows, columns = pixels.shape[:2]
    if spec.fit == "squash":
        return resize(pixels, width, height)
    if spec.fit == "crop":
        scale = min(rows / height, columns / width)
        kept_rows, kept_columns = max(1, round(height * scale)), max(1, round(width * scale))
        top, left = (rows - kept_rows) // 2, (columns - kept_columns) // 2
        crop = pixels[top : top + kept_rows, left : left + kept_columns]
        return resize(crop, width, height)
    scale = min(height / rows, width / columns)
    inner = resize(pixels, max(1, round(columns * scale)), max(1, round(rows * scale)))
    top, left = (height - inner.shape[0]) // 2, (width - inner.shape[1]) // 2
    canvas = np.full((height, width, 3), _WHITE, np.uint8)
    canvas[top : top + inner.shape[0], left : left + inner.shape[1]] = inner
    return canvas


def _check_input(card: ModelCard, session: onnxruntime.InferenceSession) -> None:
    spec = card.input
    found = {node.name: node for node in session.get_inputs()}
    if list(found) != [spec.name]:
        raise _card_mismatch(card, "input.name", list(found))
    node = found[spec.name]
    if node.type != _ONNX_TYPES[spec.dtype]:
        raise _card_mismatch(card, "input.dtype", node.type)
    height, width = spec.size
    shape = [None, height, width, 3] if spec.layout == "NHWC" else [None, 3, height, width]
    if not _is_compatible_shape(shape, node.shape):
        raise _card_mismatch(card, "input.size", node.shape)


def _check_output(card: ModelCard, session: onnxruntime.InferenceSession) -> None:
    found = {node.name: node for node in session.get_outputs()}
    if card.output.name not in found:
        raise _card_mismatch(card, "output.name", list(found))
    if not _is_compatible_shape([None, card.output.dimension], found[card.output.name].shape):
        raise _card_mismatch(card, "output.dimension", found[card.output.name].shape)


def _is_compatible_shape(expected: list[int | None], found: list[int | str | None]) -> bool:
    """Return whether the first axis is dynamic and the others dynamic or equal."""
    return (
        len(expected) == len(found)
        and not isinstance(found[0], int)
        and all(
            not isinstance(b, int) or a == b for a, b in zip(expected[1:], found[1:], strict=True)
        )
    )


def _card_mismatch(card: ModelCard, field: str, found: object) -> VitrineError:
    return VitrineError(
        Message(
            "{field} in the card {card} does not fit the model {file}, which has {found}.",
            field=field,
            card=card.path.name,
            file=card.file,
            found=found,
        ),
        _MISMATCH_HINT,
    )
