"""Model cards: the input, output, calibration and provenance of a model.

A card is a file ``models/NAME.json`` beside its ONNX file. To use another model, export
it, write its card, and enter the name of the card in the settings. The shipped
``vitrine-shop.json`` is an example of all fields.
"""

import hashlib
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

import msgspec

from desktop_app.domain.calibration import Calibration
from desktop_app.errors import Message, VitrineError
from desktop_app.input_file import require_ordinary_file
from desktop_app.shipped_files import read_shipped

Text: TypeAlias = Annotated[str, msgspec.Meta(min_length=1)]
Side: TypeAlias = Annotated[int, msgspec.Meta(ge=1, le=4096)]
Positive: TypeAlias = Annotated[float, msgspec.Meta(gt=0)]
FileName: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"^[^/\\:]+\.onnx$")]
Sha256: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$")]


class ModelInput(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The input of the model.

    Attributes:
        name: of the ONNX input.
        layout: ``NHWC`` or ``NCHW``.
        dtype: ``uint8`` if the model normalises its input, or ``float32``.
        size: (height, width) in pixels.
        channels: order of the colour channels.
        fit: for pictures of another aspect ratio: ``pad`` adds white, ``crop`` uses the
            centre, ``squash`` stretches.
        mean, std: of the channels in the order of ``channels``; the input of a float32
            model is ``(pixel / 255 - mean) / std``.
    """

    name: Text
    layout: Literal["NHWC", "NCHW"]
    dtype: Literal["uint8", "float32"]
    size: tuple[Side, Side]
    channels: Literal["RGB", "BGR"]
    fit: Literal["pad", "crop", "squash"]
    mean: tuple[float, float, float] | None = None
    std: tuple[Positive, Positive, Positive] | None = None

    def __post_init__(self) -> None:
        """Check that ``mean`` and ``std`` are given for float32 input, and only then."""
        for name, value in (("mean", self.mean), ("std", self.std)):
            if (value is None) == (self.dtype == "float32"):
                verb = "needs" if value is None else "has no"
                raise ValueError(f"An input of type {self.dtype} {verb} `{name}`")


class ModelOutput(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The output of the model.

    Attributes:
        name: of the ONNX output.
        dimension: of the embedding.
        normalised: whether the vectors already have length 1.
    """

    name: Text
    dimension: Annotated[int, msgspec.Meta(ge=1)]
    normalised: bool


class Figure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A measured figure of the model."""

    data_set: Text
    date: date
    measure: Text
    value: float


class CardFields(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The fields of a card file.

    Attributes:
        file: name of the ONNX file beside the card.
        sha256: of that file; vectors are stored under it, so models never mix.
        calibration_fields: intercept and weights by feature name; None if not measured.
        label_calibration_fields: the same of answers for which a label was read.
    """

    name: Text
    version: Text
    file: FileName
    sha256: Sha256
    input: ModelInput
    output: ModelOutput
    licence: Text
    source: Text
    training_data: Text
    figures: tuple[Figure, ...] = ()
    calibration_fields: dict[str, float] | None = msgspec.field(default=None, name="calibration")
    label_calibration_fields: dict[str, float] | None = msgspec.field(
        default=None, name="label_calibration"
    )

    def __post_init__(self) -> None:
        """Refuse a calibration without an intercept or with a weight below 0."""
        _check_calibration(self.calibration_fields, "calibration")
        _check_calibration(self.label_calibration_fields, "label_calibration")


def _check_calibration(fields: dict[str, float] | None, name: str) -> None:
    """Raise ``ValueError`` if fields of a card are no calibration."""
    if fields is not None:
        try:
            Calibration.from_fields(fields)
        except ValueError as error:
            raise ValueError(f"{error} - at `$.{name}`") from error


class ModelCard(CardFields, frozen=True, kw_only=True):
    """A card with the path of its file."""

    path: Path

    @property
    def calibration(self) -> Calibration | None:
        """The weights of the evidence; None if they were not measured."""
        fields = self.calibration_fields
        return None if fields is None else Calibration.from_fields(fields)

    @property
    def label_calibration(self) -> Calibration | None:
        """The weights of evidence with the words of a label; None if they were not measured."""
        fields = self.label_calibration_fields
        return None if fields is None else Calibration.from_fields(fields)

    @property
    def model_file(self) -> Path:
        """Path of the ONNX file, which may be missing; see ``read_model_file``."""
        return self.path.parent / self.file


def list_cards(folder: Path) -> list[Path]:
    """Return the paths of the card files in a folder, sorted; empty if it is missing."""
    return sorted(folder.glob("*.json"))


def load_card(path: Path) -> ModelCard:
    """Read a model card.

    Raises:
        VitrineError: the file is missing or not JSON, or a field is missing, unknown, of
            another type or out of range; or a shipped card has changed.
    """
    require_ordinary_file(path)
    try:
        fields = msgspec.json.decode(read_shipped(path), type=CardFields)
    except OSError as error:
        raise VitrineError(
            Message("The model card {file} cannot be read.", file=path),
            Message("Choose another model in the settings, or put the card there."),
        ) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise VitrineError(
            Message("The model card {file} is invalid: {fault}.", file=path.name, fault=error),
            Message("Compare it with the card of the shipped model."),
        ) from error
    return ModelCard(path=path, **msgspec.structs.asdict(fields))


def read_model_file(card: ModelCard) -> bytes:
    """Read the ONNX file of a card and verify its sha256.

    Raises:
        VitrineError: the file cannot be read, or has another sha256.
    """
    file = card.model_file
    require_ordinary_file(file)
    try:
        model = file.read_bytes()
    except OSError as error:
        raise VitrineError(
            Message(
                "The model file {file} of the card {card} cannot be read.",
                file=file.name,
                card=card.path.name,
            ),
            Message("Put the file beside its card, or choose another model in the settings."),
        ) from error
    if hashlib.sha256(model).hexdigest() != card.sha256:
        # Says so if it is the file that is damaged, not the card that is wrong.
        read_shipped(file)
        raise VitrineError(
            Message(
                "The model file {file} is not the one that the card {card} describes.",
                file=file.name,
                card=card.path.name,
            ),
            Message("Copy the model again, or correct sha256 in its card."),
        )
    return model
