"""Selection of the device that a model runs on: CUDA if available, else the CPU.

onnxruntime lists CUDA if its package contains the code for it, and falls back to the CPU
silently or with errors on the terminal. So request CUDA only if there is a driver, load
its libraries first, and read back which provider the session uses.
"""

import contextlib
import ctypes
import io
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import metadata
from typing import Any, Literal, TypeAlias

from desktop_app.errors import Message, VitrineError
from desktop_app.vision.onnx_file import refuse_external_data
from desktop_app.vision.onnx_runtime import onnxruntime

DeviceChoice: TypeAlias = Literal["auto", "cpu", "cuda"]
DeviceName: TypeAlias = Literal["cpu", "cuda"]

# The exceptions of onnxruntime; its own types have no base class but Exception.
ONNXRUNTIME_ERRORS: tuple[type[Exception], ...] = (
    ValueError,
    RuntimeError,
    *(
        kind
        for kind in vars(onnxruntime.capi.onnxruntime_pybind11_state).values()
        if isinstance(kind, type) and issubclass(kind, Exception)
    ),
)

_CPU = "CPUExecutionProvider"
_CUDA = "CUDAExecutionProvider"
# An exhaustive search for each batch size would take longer than it saves.
_CUDA_OPTIONS = {"cudnn_conv_algo_search": "HEURISTIC"}
_RUNTIME_PACKAGES = ("onnxruntime", "onnxruntime-gpu")
_PACKAGES = (*_RUNTIME_PACKAGES, "opencv-python-headless", "pillow", "pi-heif", "numpy")
_FATAL_ONLY = 4

# All errors are raised, or visible in the session.
onnxruntime.set_default_logger_severity(_FATAL_ONLY)


@dataclass(frozen=True, slots=True)
class DeviceInUse:
    """The device that a model runs on.

    Attributes:
        name: the device, as read back from the session.
        requested: the device that was requested.
        reason: why CUDA is not used although it was allowed; None otherwise.
        gpu_idle: whether there is an NVIDIA GPU that is not used for this reason.
    """

    name: DeviceName
    requested: DeviceChoice
    reason: Message | None
    gpu_idle: bool = False


def open_session(
    model: bytes, requested: DeviceChoice, threads: int, *, keeps_memory: bool = True
) -> tuple[onnxruntime.InferenceSession, DeviceInUse]:
    """Open a model on the requested device.

    Args:
        model: contents of an ONNX file.
        requested: ``auto`` uses CUDA if it is available.
        threads: number of CPU threads of a run.
        keeps_memory: whether the working memory of a run on the CPU is kept for the next one,
            which is some percent faster. With inputs of many shapes it would grow for hours.

    Raises:
        VitrineError: ``cuda`` was requested and is not available.
        ExternalDataError: the model has tensors in other files; one of ``ONNXRUNTIME_ERRORS``.
        Exception: one of ``ONNXRUNTIME_ERRORS``; the model cannot be loaded.
    """
    refuse_external_data(model)
    session, obstacle = None, None
    if requested != "cpu":
        obstacle = _missing_for_cuda()
        if obstacle is None:
            session, obstacle = _cuda_session(model, threads)
    if session is None:
        session = _new_session(model, [_CPU], threads, keeps_memory=keeps_memory)
    if requested == "cuda" and obstacle is not None:
        raise VitrineError(
            obstacle, Message("Choose the device auto or cpu to continue without CUDA.")
        )
    name: DeviceName = "cuda" if session.get_providers()[0] == _CUDA else "cpu"
    gpu_idle = obstacle is not None and _has_driver()
    return session, DeviceInUse(name, requested, obstacle, gpu_idle)


def _missing_for_cuda() -> Message | None:
    """Return why CUDA cannot be requested on this computer; None if it can."""
    if not _has_driver():
        return Message("No NVIDIA driver was found on this computer.")
    if _CUDA not in onnxruntime.get_available_providers():
        return Message("The installed onnxruntime runs on the CPU only; onnxruntime-gpu has CUDA.")
    return None


def _has_driver() -> bool:
    try:
        ctypes.CDLL("nvcuda.dll" if sys.platform == "win32" else "libcuda.so.1")
    except OSError:
        return False
    return True


def _cuda_session(
    model: bytes, threads: int
) -> tuple[onnxruntime.InferenceSession | None, Message | None]:
    """Request CUDA; return the session, if any, and why it does not use CUDA."""
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        onnxruntime.preload_dlls()
    try:
        session = _new_session(model, [(_CUDA, _CUDA_OPTIONS), _CPU], threads)
    except ONNXRUNTIME_ERRORS as error:
        reason = str(error).strip().partition("\n")[0]
        return None, Message("onnxruntime cannot use the graphics card: {reason}", reason=reason)
    if session.get_providers()[0] == _CUDA:
        return session, None
    missing = sorted(set(re.findall(r"Failed to load ([^\s:]+)", output.getvalue())))
    if missing:
        return session, Message(
            "CUDA 13 or cuDNN 9 is incomplete, {libraries} missing; vitrine[cuda] installs them.",
            libraries=", ".join(missing),
        )
    return session, Message(
        "onnxruntime does not use the graphics card; it needs CUDA 13 and cuDNN 9, "
        "which vitrine[cuda] installs."
    )


def _new_session(
    model: bytes, providers: Sequence[Any], threads: int, *, keeps_memory: bool = True
) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = _FATAL_ONLY
    options.enable_cpu_mem_arena = options.enable_mem_pattern = keeps_memory
    # Spinning threads make a run 15 % faster on an idle computer, but more than twice as
    # slow on a busy one, such as during an import.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # Otherwise the bytes may be of another format, which was not checked for external data.
    options.add_session_config_entry("session.load_model_format", "ONNX")
    # The fallback of onnxruntime prints to the terminal and hides the reason.
    return onnxruntime.InferenceSession(model, options, providers=providers, enable_fallback=0)


def available_providers() -> list[str]:
    """Return the kinds of devices that the installed onnxruntime was built for."""
    return [str(name) for name in onnxruntime.get_available_providers()]


def library_versions() -> dict[str, str]:
    """Return the versions of the installed libraries of this package, by name."""
    return {name: version for name in _PACKAGES if (version := _version(name))}


def conflicting_runtimes() -> Message | None:
    """Return a warning if both packages of onnxruntime are installed; None otherwise."""
    if not all(_version(name) for name in _RUNTIME_PACKAGES):
        return None
    return Message(
        "onnxruntime and onnxruntime-gpu are both installed and overwrite each other: "
        "uninstall both, then install one."
    )


def _version(package: str) -> str:
    """Return the installed version; empty if it is not installed."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""
