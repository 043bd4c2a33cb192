"""Synthetic pictures and models for the tests of this package."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from desktop_app.vision.model_card import ModelCard, load_card
from tests.vision.protobuf_messages import message


@pytest.fixture
def quarters() -> npt.NDArray[np.uint8]:
    """Return (64, 48, 3) RGB: red and green above blue and white."""
    picture = np.zeros((64, 48, 3), np.uint8)
    picture[:32, :24] = (255, 0, 0)
    picture[:32, 24:] = (0, 255, 0)
    picture[32:, :24] = (0, 0, 255)
    picture[32:, 24:] = 255
    return picture


# A minimal ONNX model as a protocol buffer, with the field numbers of onnx.proto.
def _value(name: str, element: int, shape: Sequence[int | str]) -> bytes:
    dims = [message((1, message((1 if isinstance(dim, int) else 2, dim)))) for dim in shape]
    tensor = message((1, element), (2, b"".join(dims)))
    return message((1, name), (2, message((1, tensor))))


def _node(kind: str, inputs: Sequence[str], output: str, **attributes: int | list[int]) -> bytes:
    fields: list[tuple[int, int | str | bytes]] = [(1, name) for name in inputs]
    fields += [(2, output), (4, kind)]
    for name, value in attributes.items():
        if isinstance(value, int):
            content = message((1, name), (3, value), (20, 2))
        else:
            content = message((1, name), *((8, item) for item in value), (20, 7))
        fields.append((5, content))
    return message(*fields)


@dataclass
class TinyModel:
    """A model that returns the mean red, green and blue of its input."""

    dtype: str = "uint8"
    layout: str = "NHWC"
    size: tuple[int, int] = (8, 12)
    batch: int | str = "batch"
    output_shape: list[int | str] = field(default_factory=lambda: ["batch", 3])
    not_a_number: bool = False

    def onnx(self) -> bytes:
        """Return the model as an ONNX file."""
        element = {"uint8": 2, "float32": 1}[self.dtype]
        sides: list[int | str] = list(self.size)
        channels_first = self.layout == "NCHW"
        shape = [self.batch, 3, *sides] if channels_first else [self.batch, *sides, 3]
        axes = [2, 3] if channels_first else [1, 2]
        nodes = [
            _node("Cast", ["image"], "float", to=1),
            _node("ReduceMean", ["float"], "mean", axes=axes, keepdims=0),
        ]
        if self.not_a_number:
            nodes += [_node("Sub", ["mean", "mean"], "none"), _node("Div", ["none"] * 2, "vector")]
        else:
            nodes += [_node("Identity", ["mean"], "vector")]
        graph = message(
            *((1, node) for node in nodes),
            (2, "tiny"),
            (11, _value("image", element, shape)),
            (12, _value("vector", 1, self.output_shape)),
        )
        return message((1, 8), (7, graph), (8, message((1, ""), (2, 13))))

    def card(self) -> dict[str, Any]:
        """Return the fields of a matching card, without file and sha256."""
        input_fields: dict[str, Any] = {
            "name": "image",
            "layout": self.layout,
            "dtype": self.dtype,
            "size": list(self.size),
            "channels": "RGB",
            "fit": "squash",
        }
        if self.dtype == "float32":
            input_fields |= {"mean": [0, 0, 0], "std": [1, 1, 1]}
        return {
            "name": "tiny",
            "version": "1",
            "input": input_fields,
            "output": {"name": "vector", "dimension": 3, "normalised": False},
            "licence": "none",
            "source": "made by the test",
            "training_data": "none",
        }


PutModel = Callable[..., ModelCard]


@pytest.fixture
def put_model(tmp_path: Path) -> PutModel:
    """Return a function that writes a tiny model and its card, and loads the card.

    It takes the attributes of ``TinyModel``, ``content`` to replace the model file, and
    ``card`` to replace fields of the card.
    """

    def put(
        *, content: bytes = b"", card: Mapping[str, Any] | None = None, **kind: Any
    ) -> ModelCard:
        tiny = TinyModel(**kind)
        content = content or tiny.onnx()
        fields = tiny.card()
        for name, value in (card or {}).items():
            fields[name] = fields[name] | value if isinstance(value, dict) else value
        fields |= {"file": "tiny.onnx", "sha256": hashlib.sha256(content).hexdigest()}
        (tmp_path / "tiny.onnx").write_bytes(content)
        (tmp_path / "tiny.json").write_text(json.dumps(fields), encoding="utf-8")
        return load_card(tmp_path / "tiny.json")

    return put
