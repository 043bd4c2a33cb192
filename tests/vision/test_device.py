"""The model runs where it can, says where, and why it is not the GPU."""

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Any

import onnxruntime
import pytest

from desktop_app import paths
from desktop_app.errors import VitrineError
from desktop_app.vision.device import conflicting_runtimes, library_versions
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import ModelCard

PutModel = Callable[..., ModelCard]

OPEN_SHIPPED = """
import sys
from pathlib import Path
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import load_card
embedder = Embedder.open(load_card(Path(sys.argv[1])), device="auto")
embedder.warm_up()
device = embedder.device
Path(sys.argv[2]).write_text(f"{device.name}: {device.reason}", encoding="utf-8")
"""
# A driver that answers, on a computer without CUDA's libraries.
PRETEND_DRIVER = """
import ctypes
real = ctypes.CDLL
ctypes.CDLL = lambda name, *more, **options: (
    real(None) if name in ("libcuda.so.1", "nvcuda.dll") else real(name, *more, **options)
)
"""


@pytest.fixture
def with_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pretend that the package has CUDA and the computer has a driver."""
    monkeypatch.setattr(
        onnxruntime,
        "get_available_providers",
        lambda: ["CUDAExecutionProvider", "CPUExecutionProvider"],
    )
    monkeypatch.setattr(ctypes, "CDLL", lambda *_: object())


def test_the_cpu_needs_no_reason(put_model: PutModel) -> None:
    device = Embedder.open(put_model(), device="cpu").device
    assert (device.name, device.requested, device.reason) == ("cpu", "cpu", None)


@pytest.mark.parametrize("prelude", ["", PRETEND_DRIVER])
def test_nothing_is_printed_and_the_device_is_told(tmp_path: Path, prelude: str) -> None:
    # In a process of its own: the lines to be missed are written by native code.
    card = paths.models_folder() / "vitrine-shop.json"
    told = tmp_path / "told.txt"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", prelude + OPEN_SHIPPED, card, told],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    name, _, reason = told.read_text(encoding="utf-8").partition(": ")
    assert (name == "cuda") == (reason == "None")


def test_without_cuda_in_the_package_the_reason_says_so(
    put_model: PutModel, with_driver: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(onnxruntime, "get_available_providers", lambda: ["CPUExecutionProvider"])
    device = Embedder.open(put_model()).device
    assert (device.name, device.gpu_idle) == ("cpu", True)
    assert "onnxruntime-gpu has CUDA" in str(device.reason)


def test_without_a_driver_the_reason_says_so(
    put_model: PutModel, with_driver: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_library(name: str) -> object:
        raise OSError(name)

    monkeypatch.setattr(ctypes, "CDLL", no_library)
    device = Embedder.open(put_model()).device
    assert (device.name, str(device.reason)) == (
        "cpu",
        "No NVIDIA driver was found on this computer.",
    )
    assert not device.gpu_idle


def test_missing_cuda_libraries_are_named(
    put_model: PutModel,
    with_driver: None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(
        onnxruntime,
        "preload_dlls",
        lambda: sys.stdout.write("Failed to load libcudnn.so.9: no such file\n"),
    )
    open_real = onnxruntime.InferenceSession

    def fall_back_in_silence(model: bytes, *options: Any, **named: Any) -> Any:
        named["providers"] = ["CPUExecutionProvider"]
        return open_real(model, *options, **named)

    monkeypatch.setattr(onnxruntime, "InferenceSession", fall_back_in_silence)
    device = Embedder.open(put_model()).device
    assert device.name == "cpu"
    assert "libcudnn.so.9" in str(device.reason)
    assert "vitrine[cuda]" in str(device.reason)
    assert capsys.readouterr().out == ""


def test_a_refused_graphics_card_is_a_reason_not_a_failure(
    put_model: PutModel, with_driver: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(onnxruntime, "preload_dlls", lambda: None)
    open_real = onnxruntime.InferenceSession

    def refuse_cuda(model: bytes, *options: Any, providers: list[Any], **named: Any) -> Any:
        if len(providers) > 1:
            raise RuntimeError("CUDA failure 35: driver version is insufficient\nat line 7")
        return open_real(model, *options, providers=providers, **named)

    monkeypatch.setattr(onnxruntime, "InferenceSession", refuse_cuda)
    embedder = Embedder.open(put_model())
    assert (embedder.device.name, embedder.device.gpu_idle) == ("cpu", True)
    assert str(embedder.device.reason) == (
        "onnxruntime refused the graphics card: CUDA failure 35: driver version is insufficient"
    )
    embedder.warm_up()


def test_cuda_that_is_not_to_be_had_is_refused_with_the_reason(
    put_model: PutModel, with_driver: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(onnxruntime, "get_available_providers", lambda: ["CPUExecutionProvider"])
    with pytest.raises(VitrineError, match="runs on the CPU only") as caught:
        Embedder.open(put_model(), device="cuda")
    assert caught.value.hint is not None


def test_two_packages_of_onnxruntime_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    installed = {"onnxruntime": "1.31.1"}

    def version(name: str) -> str:
        if name not in installed:
            raise metadata.PackageNotFoundError(name)
        return installed[name]

    monkeypatch.setattr(metadata, "version", version)
    assert conflicting_runtimes() is None
    assert library_versions() == installed
    installed["onnxruntime-gpu"] = "1.31.1"
    assert "both installed" in str(conflicting_runtimes())


QUIETLY = """
from desktop_app import paths
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import load_card
Embedder.open(load_card(paths.model_card("")), device="cpu").warm_up()
"""


def test_the_runtime_reports_to_nobody(tmp_path: Path) -> None:
    """It would keep an identifier and what it means to send; not where CI is set."""
    subprocess.run(
        [sys.executable, "-c", QUIETLY],
        env={"HOME": str(tmp_path), "PATH": os.environ["PATH"]},
        cwd=paths.resource_root(),
        check=True,
        timeout=60,
    )
    assert list(tmp_path.rglob("*")) == []
