"""The check of an ONNX file for references to other files, before onnxruntime loads it.

A tensor can be stored in another file, its *external data*. onnxruntime would read that file
from the working directory, and the sha256 of a model card does not cover it. So models must
contain all of their tensors.

The file is a protobuf message, read here field by field without the package onnx. Field
numbers are those of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto.
"""

from collections.abc import Iterator, Mapping
from typing import Final

_VARINT, _EIGHT_BYTES, _MESSAGE, _FOUR_BYTES = 0, 1, 2, 5
_MAX_TAG: Final = 2**32
_MAX_VARINT_BYTES: Final = 10
# The shipped models have up to 9,000; a million take seconds.
_MAX_FIELDS: Final = 1_000_000

_TENSOR: Final = "TensorProto"
_EXTERNAL_DATA: Final = 13
_DATA_LOCATION: Final = 14

# The fields of each message through which a tensor is reached, with the type of the field.
_FIELDS: Final[Mapping[str, Mapping[int, str]]] = {
    "ModelProto": {7: "GraphProto", 20: "TrainingInfoProto", 25: "FunctionProto"},
    "TrainingInfoProto": {1: "GraphProto", 2: "GraphProto"},
    "GraphProto": {1: "NodeProto", 5: _TENSOR, 15: "SparseTensorProto"},
    "FunctionProto": {7: "NodeProto", 11: "AttributeProto"},
    "NodeProto": {5: "AttributeProto"},
    "AttributeProto": {
        5: _TENSOR,
        10: _TENSOR,
        6: "GraphProto",
        11: "GraphProto",
        22: "SparseTensorProto",
        23: "SparseTensorProto",
    },
    "SparseTensorProto": {1: _TENSOR, 2: _TENSOR},
    _TENSOR: {},
}


class ExternalDataError(ValueError):
    """A model has tensors in other files."""


def refuse_external_data(model: bytes) -> None:
    """Check that a model contains all of its tensors.

    Args:
        model: contents of an ONNX file.

    Raises:
        ExternalDataError: a tensor is in another file.
        ValueError: the bytes are no ONNX file.
    """
    messages = [("ModelProto", 0, len(model))]
    field_count = 0
    while messages:
        kind, start, end = messages.pop()
        known = _FIELDS[kind]
        for number, wire_type, value, value_end in _fields(model, start, end):
            field_count += 1
            if field_count > _MAX_FIELDS:
                raise ValueError("the model has too many fields")
            if kind == _TENSOR and _is_external(number, wire_type, value):
                raise ExternalDataError("a tensor of the model is in another file")
            if wire_type == _MESSAGE and number in known:
                messages.append((known[number], value, value_end))


def _is_external(number: int, wire_type: int, value: int) -> bool:
    is_elsewhere = number == _DATA_LOCATION and (wire_type != _VARINT or value != 0)
    return number == _EXTERNAL_DATA or is_elsewhere


def _fields(data: bytes, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield number, wire type, value and end of each field of a message.

    The value of a field with a length is the position of its first byte.

    Raises:
        ValueError: the bytes are no message.
    """
    position = start
    while position < end:
        tag, position = _varint(data, position, end)
        if not 8 <= tag < _MAX_TAG:
            raise ValueError("a field of the model has no number")
        number, wire_type = tag >> 3, tag & 7
        value = position
        if wire_type == _VARINT:
            value, position = _varint(data, position, end)
        elif wire_type == _MESSAGE:
            length, value = _varint(data, position, end)
            position = value + length
        elif wire_type in (_EIGHT_BYTES, _FOUR_BYTES):
            position += 8 if wire_type == _EIGHT_BYTES else 4
        else:
            raise ValueError("a field of the model has an unknown type")
        if position > end:
            raise ValueError("the model is cut off")
        yield number, wire_type, value, position


def _varint(data: bytes, position: int, end: int) -> tuple[int, int]:
    """Return a number of variable length, and the position behind it."""
    if position < end and data[position] < 0x80:
        return data[position], position + 1
    value = 0
    for count, byte in enumerate(data[position : min(end, position + _MAX_VARINT_BYTES)]):
        value |= (byte & 0x7F) << 7 * count
        if byte < 0x80:
            return value, position + count + 1
    raise ValueError("a number in the model is cut off")
