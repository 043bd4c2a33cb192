"""Models with tensors in other files are refused, wherever the tensor is."""

import contextlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from desktop_app import paths
from desktop_app.errors import VitrineError
from desktop_app.shipped_files import DamagedFileError
from desktop_app.vision import device, onnx_file
from desktop_app.vision.device import ONNXRUNTIME_ERRORS, open_session
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import ModelCard
from desktop_app.vision.onnx_file import ExternalDataError, refuse_external_data
from desktop_app.vision.person_detection import PersonDetector
from desktop_app.vision.product_detection import ProductDetector
from tests.vision.protobuf_messages import external_tensor, message, with_external_data

PutModel = Callable[..., ModelCard]

EXTERNAL = external_tensor()
ATTRIBUTE = message((1, "value"), (5, EXTERNAL), (20, 4))
NODE = message((2, "w"), (4, "Constant"), (5, ATTRIBUTE))
SPARSE = message((1, EXTERNAL))
BRANCH = message((1, "then_branch"), (6, message((5, EXTERNAL))), (20, 5))
PLACES = {
    "initializer": message((7, message((5, EXTERNAL)))),
    "second initializer": message((7, message((5, message((1, 4))), (5, EXTERNAL)))),
    "constant": message((7, message((1, NODE)))),
    "list of tensors": message((7, message((1, message((5, message((10, EXTERNAL)))))))),
    "branch": message((7, message((1, message((5, BRANCH)))))),
    "list of graphs": message(
        (7, message((1, message((5, message((11, message((5, EXTERNAL)))))))))
    ),
    "sparse initializer": message((7, message((15, SPARSE)))),
    "indices": message((7, message((15, message((2, EXTERNAL)))))),
    "sparse constant": message((7, message((1, message((5, message((22, SPARSE)))))))),
    "sparse constants": message((7, message((1, message((5, message((23, SPARSE)))))))),
    "function": message((25, message((7, NODE)))),
    "default of a function": message((25, message((11, ATTRIBUTE)))),
    "training": message((20, message((1, message((5, EXTERNAL)))))),
    "training algorithm": message((20, message((2, message((5, EXTERNAL)))))),
    "without location": message((7, message((5, message((13, message((1, "location")))))))),
    "without name": message((7, message((5, message((14, 1)))))),
    "long number": message((7, message((5, message((14, 2**32 + 1)))))),
    # The tag of field 13 in three bytes instead of one.
    "long tag": message((7, message((5, b"\xea\x80\x00\x00")))),
}


@pytest.mark.parametrize("model", PLACES.values(), ids=PLACES)
def test_a_tensor_in_another_file_is_found(model: bytes) -> None:
    with pytest.raises(ExternalDataError):
        refuse_external_data(message((1, 8)) + model)


def test_the_bytes_of_a_tensor_are_not_read_as_fields() -> None:
    data = message((13, message((1, "location"))), (14, 1))
    tensor = message((1, 4), (2, 1), (8, "w"), (9, data), (14, 0))
    refuse_external_data(message((1, 8), (2, EXTERNAL), (7, message((2, "g"), (5, tensor)))))


@pytest.mark.parametrize("file", sorted(paths.models_folder().rglob("*.onnx")), ids=str)
def test_the_shipped_models_are_complete(file: Path) -> None:
    model = file.read_bytes()
    refuse_external_data(model)
    with pytest.raises(ExternalDataError):
        refuse_external_data(with_external_data(model))


@pytest.mark.parametrize(
    "model",
    [
        b"\xff",
        b"\xff" * 20,
        b"\x00\x00",
        b"\x3a\x7f\x00",
        b"\x3b\x3c",
        b"\x09\x00",
        b"\x3a\xff\xff\xff\xff\xff\xff\xff\xff\x7f",
        b"\x08" * 2 + b"\x80",
    ],
)
def test_other_bytes_are_refused(model: bytes) -> None:
    with pytest.raises(ValueError, match="model"):
        refuse_external_data(model)


def test_a_model_of_too_many_fields_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(onnx_file, "_MAX_FIELDS", 1000)
    refuse_external_data(b"\x08\x08" * 1000)
    with pytest.raises(ValueError, match="too many"):
        refuse_external_data(b"\x08\x08" * 1001)


def test_any_bytes_end_in_an_answer() -> None:
    random = np.random.default_rng(0)
    sound = PLACES["branch"] + PLACES["function"]
    for _ in range(2000):
        damaged = np.frombuffer(sound, np.uint8).copy()
        damaged[random.integers(len(damaged))] = random.integers(256)
        with contextlib.suppress(ValueError):
            refuse_external_data(damaged.tobytes()[: random.integers(len(damaged) + 1)])


@pytest.fixture
def data_in_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the file that the tensor refers to where onnxruntime would find it."""
    folder = tmp_path / "working directory"
    folder.mkdir()
    np.arange(4, dtype=np.float32).tofile(folder / "weights.bin")
    monkeypatch.chdir(folder)


@pytest.mark.usefixtures("data_in_working_directory")
def test_an_embedding_model_with_external_data_is_one_sentence(put_model: PutModel) -> None:
    sound = put_model()
    card = put_model(content=with_external_data(sound.model_file.read_bytes()))
    with pytest.raises(VitrineError) as caught:
        Embedder.open(card)
    assert str(caught.value) == "The model file tiny.onnx refers to data in other files."
    assert "one ONNX file" in str(caught.value.hint)


@pytest.mark.usefixtures("data_in_working_directory")
def test_detectors_with_external_data_are_refused(tmp_path: Path) -> None:
    for file in paths.detectors_folder().glob("*.onnx"):
        (tmp_path / file.name).write_bytes(with_external_data(file.read_bytes()))
    with pytest.raises(ExternalDataError):
        ProductDetector.load(tmp_path)
    for load in (PersonDetector.of_faces, PersonDetector.of_palms):
        with pytest.raises(DamagedFileError) as refusal:
            load(tmp_path)
        assert isinstance(refusal.value.__cause__, ExternalDataError)


def test_the_format_of_onnxruntime_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Its tensors can be in other files, too, and would not be found by this check.
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    options.optimized_model_filepath = str(tmp_path / "face.ort")
    options.add_session_config_entry("session.save_model_format", "ORT")
    face = (paths.detectors_folder() / "face.onnx").read_bytes()
    onnxruntime.InferenceSession(face, options, providers=["CPUExecutionProvider"])
    converted = (tmp_path / "face.ort").read_bytes()
    with pytest.raises(ValueError, match="model"):
        open_session(converted, "cpu", 1)
    monkeypatch.setattr(device, "refuse_external_data", lambda _: None)
    with pytest.raises(ONNXRUNTIME_ERRORS):
        open_session(converted, "cpu", 1)
