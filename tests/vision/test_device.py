"""The device that a model runs on, and why it is not the GPU."""

import ctypes
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
from desktop_app.vision.device import conflicting_runtimes, library_versions, open_session
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
# Simulates a driver on a computer without CUDA's libraries.
PRETEND_DRIVER = """
import ctypes
real = ctypes.CDLL
ctypes.CDLL = lambda name, *more, **options: (
    real(None) if name in ("libcuda.so.1", "nvcuda.dll") else real(name, *more, **options)
)
"""


@pytest.fixture
def with_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    """Simulate a package with CUDA and a computer with a driver."""
    monkeypatch.setattr(
        onnxruntime,
        "get_available_providers",
        lambda: ["CUDAExecutionProvider", "CPUExecutionProvider"],
    )
    monkeypatch.setattr(ctypes, "CDLL", lambda *_: object())


def test_a_requested_cpu_has_no_reason(put_model: PutModel) -> None:
    device = Embedder.open(put_model(), device="cpu").device
    assert (device.name, device.requested, device.reason) == ("cpu", "cpu", None)


@pytest.mark.parametrize("prelude", ["", PRETEND_DRIVER])
def test_the_device_is_known_and_nothing_is_printed(tmp_path: Path, prelude: str) -> None:
    # In a separate process, because native code writes the output.
    card = paths.models_folder() / "vitrine-shop.json"
    output_file = tmp_path / "device.txt"
    result = subprocess.run(
        [sys.executable, "-W", "error", "-c", prelude + OPEN_SHIPPED, card, output_file],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    name, _, reason = output_file.read_text(encoding="utf-8").partition(": ")
    assert (name == "cuda") == (reason == "None")


def test_a_package_without_cuda_is_the_reason(
    put_model: PutModel, with_driver: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(onnxruntime, "get_available_providers", lambda: ["CPUExecutionProvider"])
    device = Embedder.open(put_model()).device
    assert (device.name, device.gpu_idle) == ("cpu", True)
    assert "onnxruntime-gpu has CUDA" in str(device.reason)


def test_a_missing_driver_is_the_reason(
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

    def fall_back_silently(model: bytes, *options: Any, **named: Any) -> Any:
        named["providers"] = ["CPUExecutionProvider"]
        return open_real(model, *options, **named)

    monkeypatch.setattr(onnxruntime, "InferenceSession", fall_back_silently)
    device = Embedder.open(put_model()).device
    assert device.name == "cpu"
    assert "libcudnn.so.9" in str(device.reason)
    assert "vitrine[cuda]" in str(device.reason)
    assert capsys.readouterr().out == ""


def test_a_cuda_failure_is_the_reason(
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
        "onnxruntime cannot use the graphics card: CUDA failure 35: driver version is insufficient"
    )
    embedder.warm_up()


def test_requested_but_unavailable_cuda_is_an_error(
    put_model: PutModel, with_driver: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(onnxruntime, "get_available_providers", lambda: ["CPUExecutionProvider"])
    with pytest.raises(VitrineError, match="runs on the CPU only") as caught:
        Embedder.open(put_model(), device="cuda")
    assert caught.value.hint is not None


def test_two_packages_of_onnxruntime_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
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


@pytest.mark.parametrize("keeps_memory", [True, False])
def test_the_memory_of_a_run_is_kept_or_not(put_model: PutModel, keeps_memory: bool) -> None:
    model = put_model().model_file.read_bytes()
    session, _ = open_session(model, "cpu", 1, keeps_memory=keeps_memory)
    options = session.get_session_options()
    assert options.enable_cpu_mem_arena == options.enable_mem_pattern == keeps_memory
