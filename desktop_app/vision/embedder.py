"""Pictures to unit vectors, with the model that a card describes.

A model is opened once. ``preprocess`` brings one picture to the model's input and
may run on any thread; ``embed`` runs the model over a stack of them.
"""

import os
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from desktop_app.errors import Message, VitrineError
from desktop_app.vision.device import (
    ONNXRUNTIME_ERRORS,
    DeviceChoice,
    DeviceInUse,
    open_session,
)
from desktop_app.vision.model_card import ModelCard, ModelInput, read_model_file
from desktop_app.vision.onnx_runtime import onnxruntime
from desktop_app.vision.resizing import RgbImage, resize

_ONNX_TYPES = {"uint8": "tensor(uint8)", "float32": "tensor(float)"}
_NEXT_STEP = Message("Correct the card, or export the model again with a dynamic batch.")
_WHITE = 255
_UNIT_TOLERANCE = 1e-3
# What fits into the processor's caches; a GPU wants more to be busy.
_PICTURES_A_RUN = {"cpu": 4, "cuda": 32}
_THREADS_AT_MOST = 8


class Embedder:
    """A model that is ready to run.

    Attributes:
        card: what it is.
        device: where it runs.
        threads: of the CPU that one run uses.
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
        self._session = session

    @classmethod
    def open(
        cls, card: ModelCard, device: DeviceChoice = "auto", threads: int | None = None
    ) -> Self:
        """Load a card's model and compare it with the card.

        Args:
            card: of the model.
            device: where it shall run.
            threads: of the CPU; None for as many as help.

        Raises:
            VitrineError: the model file is missing, broken or not as the card
                says, or ``cuda`` was asked for and is not to be had.
        """
        threads = threads or default_threads()
        model = read_model_file(card)
        try:
            session, in_use = open_session(model, device, threads)
        except ONNXRUNTIME_ERRORS as error:
            raise VitrineError(
                Message("The model file {file} cannot be loaded.", file=card.file),
                Message("Export it again, as one ONNX file."),
            ) from error
        _check_input(card, session)
        _check_output(card, session)
        return cls(card, session, in_use, threads)

    def preprocess(self, pixels: RgbImage) -> npt.NDArray[Any]:
        """Bring a picture to the model's input; safe on any thread.

        Args:
            pixels: (h, w, 3) RGB.

        Returns:
            One input without its batch axis, of the card's layout and dtype.
        """
        wanted = self.card.input
        picture = _fitted(pixels, wanted)
        if wanted.channels == "BGR":
            picture = picture[:, :, ::-1]
        if wanted.mean is not None and wanted.std is not None:
            mean, std = np.asarray(wanted.mean, np.float32), np.asarray(wanted.std, np.float32)
            picture = (picture / np.float32(255) - mean) / std
        if wanted.layout == "NCHW":
            picture = picture.transpose(2, 0, 1)
        return np.ascontiguousarray(picture)

    def embed(self, batch: npt.NDArray[Any]) -> npt.NDArray[np.float32]:
        """Run the model; safe on any thread.

        Args:
            batch: (n, ...) stacked results of ``preprocess``.

        Returns:
            (n, dimension) float32, rows of length 1.

        Raises:
            VitrineError: the model fails, or gives other vectors than its card says.
        """
        step = _PICTURES_A_RUN[self.device.name]
        parts = [self._run(batch[start : start + step]) for start in range(0, len(batch), step)]
        if not parts:
            return np.empty((0, self.card.output.dimension), np.float32)
        return np.concatenate(parts)

    def embed_picture(self, pixels: RgbImage) -> npt.NDArray[np.float32]:
        """Return the (dimension,) unit vector of one (h, w, 3) RGB picture."""
        vector: npt.NDArray[np.float32] = self.embed(self.preprocess(pixels)[np.newaxis])[0]
        return vector

    def warm_up(self) -> None:
        """Run once, so that the first query is as quick as the next."""
        height, width = self.card.input.size
        self.embed_picture(np.full((height, width, 3), _WHITE, np.uint8))

    def _run(self, batch: npt.NDArray[Any]) -> npt.NDArray[np.float32]:
        output = self.card.output
        try:
            (vectors,) = self._session.run([output.name], {self.card.input.name: batch})
        except ONNXRUNTIME_ERRORS as error:
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
            raise _unlike_card(self.card, "output.dimension", list(vectors.shape[1:]))
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        if not np.all(np.isfinite(lengths) & (lengths > 0)):
            raise VitrineError(
                Message("The model {file} gave a vector that is no number.", file=self.card.file),
                Message("Export it again as float32, or choose another model in the settings."),
            )
        if not output.normalised:
            return np.asarray(vectors / lengths, np.float32)
        if np.abs(lengths - 1).max() > _UNIT_TOLERANCE:
            raise VitrineError(
                Message(
                    "The vectors of {file} are not of length 1, as its card {card} says.",
                    file=self.card.file,
                    card=self.card.path.name,
                ),
                Message("Set output.normalised in the card to false."),
            )
        return np.asarray(vectors, np.float32)


def default_threads() -> int:
    """Return how many threads a run should use on this computer.

    Above four, two logical cores mostly share one that can multiply; above
    eight threads, one picture is too little work to share out.
    """
    if hasattr(os, "sched_getaffinity"):
        cores = len(os.sched_getaffinity(0))
    else:
        cores = os.cpu_count() or 1
    return min(cores, max(4, cores // 2), _THREADS_AT_MOST)


def _fitted(pixels: RgbImage, wanted: ModelInput) -> npt.NDArray[Any]:
    """Bring a picture to the input's size, the way that the card's ``fit`` says."""
    height, width = wanted.size
    rows, columns = pixels.shape[:2]
    if wanted.fit == "squash":
        return resize(pixels, width, height)
    if wanted.fit == "crop":
        scale = min(rows / height, columns / width)
        kept_rows, kept_columns = max(1, round(height * scale)), max(1, round(width * scale))
        top, left = (rows - kept_rows) // 2, (columns - kept_columns) // 2
        middle = pixels[top : top + kept_rows, left : left + kept_columns]
        return resize(middle, width, height)
    scale = min(height / rows, width / columns)
    inner = resize(pixels, max(1, round(columns * scale)), max(1, round(rows * scale)))
    top, left = (height - inner.shape[0]) // 2, (width - inner.shape[1]) // 2
    canvas = np.full((height, width, 3), _WHITE, np.uint8)
    canvas[top : top + inner.shape[0], left : left + inner.shape[1]] = inner
    return canvas


def _check_input(card: ModelCard, session: onnxruntime.InferenceSession) -> None:
    wanted = card.input
    found = {node.name: node for node in session.get_inputs()}
    if list(found) != [wanted.name]:
        raise _unlike_card(card, "input.name", list(found))
    node = found[wanted.name]
    if node.type != _ONNX_TYPES[wanted.dtype]:
        raise _unlike_card(card, "input.dtype", node.type)
    height, width = wanted.size
    shape = [None, height, width, 3] if wanted.layout == "NHWC" else [None, 3, height, width]
    if not _agree(shape, node.shape):
        raise _unlike_card(card, "input.size", node.shape)


def _check_output(card: ModelCard, session: onnxruntime.InferenceSession) -> None:
    found = {node.name: node for node in session.get_outputs()}
    if card.output.name not in found:
        raise _unlike_card(card, "output.name", list(found))
    if not _agree([None, card.output.dimension], found[card.output.name].shape):
        raise _unlike_card(card, "output.dimension", found[card.output.name].shape)


def _agree(wanted: list[int | None], found: list[int | str | None]) -> bool:
    """Compare shapes; the first axis must be free, the others free or equal."""
    return (
        len(wanted) == len(found)
        and not isinstance(found[0], int)
        and all(
            not isinstance(b, int) or a == b for a, b in zip(wanted[1:], found[1:], strict=True)
        )
    )


def _unlike_card(card: ModelCard, field: str, found: object) -> VitrineError:
    return VitrineError(
        Message(
            "{field} in the card {card} does not fit the model {file}, which has {found}.",
            field=field,
            card=card.path.name,
            file=card.file,
            found=found,
        ),
        _NEXT_STEP,
    )
