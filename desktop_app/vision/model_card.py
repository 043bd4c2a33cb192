"""The card beside a model: what it wants to be fed, what it gives, how good it is.

A card is ``models/NAME.json`` and stands next to its ONNX file. Another CNN is
put in by exporting it, writing its card and giving the card's name in the
settings; docs and the shipped ``vitrine-shop.json`` show the fields.
"""

import hashlib
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

import msgspec

from desktop_app.errors import Message, VitrineError

Text: TypeAlias = Annotated[str, msgspec.Meta(min_length=1)]
Side: TypeAlias = Annotated[int, msgspec.Meta(ge=1, le=4096)]
NotNegative: TypeAlias = Annotated[float, msgspec.Meta(ge=0)]
Positive: TypeAlias = Annotated[float, msgspec.Meta(gt=0)]
FileName: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"^[^/\\:]+\.onnx$")]
Sha256: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$")]


class ModelInput(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the model is fed.

    Attributes:
        name: of the ONNX input.
        layout: ``NHWC`` or ``NCHW``.
        dtype: ``uint8``, the model normalises by itself, or ``float32``.
        size: (height, width) in pixels.
        channels: their order.
        fit: how a picture of another shape gets there: ``pad`` keeps all of it
            on white, ``crop`` takes its middle, ``squash`` stretches it.
        mean, std: of red, green and blue in the order of ``channels``; a
            float32 model is fed ``(pixel / 255 - mean) / std``.
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
        """Refuse a normalisation that is missing or would not be applied."""
        for name, value in (("mean", self.mean), ("std", self.std)):
            if (value is None) == (self.dtype == "float32"):
                verb = "needs" if value is None else "has no"
                raise ValueError(f"An input of type {self.dtype} {verb} `{name}`")


class ModelOutput(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the model gives.

    Attributes:
        name: of the ONNX output.
        dimension: length of a vector.
        normalised: whether the vectors already have length 1.
    """

    name: Text
    dimension: Annotated[int, msgspec.Meta(ge=1)]
    normalised: bool


class Figure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that was measured of the model."""

    data_set: Text
    date: date
    measure: Text
    value: float


class Calibration(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What makes a probability of the parts of a hit's evidence: a logistic regression.

    Attributes:
        intercept: added to the weighted parts.
        cosine, margin, agreement, inliers, lead, centre: weight of each part, not below 0.
    """

    intercept: float
    cosine: NotNegative
    margin: NotNegative
    agreement: NotNegative
    inliers: NotNegative
    # Measured calibrations of before have none.
    lead: NotNegative = 0.0
    centre: NotNegative = 0.0

    @property
    def weights(self) -> tuple[float, ...]:
        """The weights in the order of the attributes."""
        return (
            self.cosine,
            self.margin,
            self.agreement,
            self.inliers,
            self.lead,
            self.centre,
        )


class CardFields(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The card as it is written.

    Attributes:
        file: the ONNX file beside the card.
        sha256: of that file; vectors are kept under it, so two models never mix.
        calibration: None where nobody measured it.
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
    calibration: Calibration | None = None


class ModelCard(CardFields, frozen=True, kw_only=True):
    """A card that was read.

    Attributes:
        path: of the card's own file.
    """

    path: Path

    @property
    def model_file(self) -> Path:
        """The ONNX file; it may be missing or another one, see ``read_model_file``."""
        return self.path.parent / self.file


def list_cards(folder: Path) -> list[Path]:
    """Return the card files in a folder by name, unread; none when it is missing."""
    return sorted(folder.glob("*.json"))


def load_card(path: Path) -> ModelCard:
    """Read a model card.

    Raises:
        VitrineError: the file is missing, is not JSON, or a field is missing,
            unknown, of another type or out of its range.
    """
    try:
        fields = msgspec.json.decode(path.read_bytes(), type=CardFields)
    except OSError as error:
        raise VitrineError(
            Message("The model card {file} cannot be read.", file=path),
            Message("Choose another model in the settings, or put the card there."),
        ) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise VitrineError(
            Message("The model card {file} is not right: {fault}.", file=path.name, fault=error),
            Message("Compare it with the card of the model that came with the program."),
        ) from error
    return ModelCard(path=path, **msgspec.structs.asdict(fields))


def read_model_file(card: ModelCard) -> bytes:
    """Return the contents of the card's ONNX file, checked against its sha256.

    Raises:
        VitrineError: the file cannot be read, or is not the one of the card.
    """
    file = card.model_file
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
        raise VitrineError(
            Message(
                "The model file {file} is not the one that the card {card} describes.",
                file=file.name,
                card=card.path.name,
            ),
            Message("Copy the model again, or correct sha256 in its card."),
        )
    return model
