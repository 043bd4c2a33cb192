"""Where a model runs: CUDA where it can, else the CPU, and why.

onnxruntime lists CUDA wherever its package has the code for it, and falls back
to the CPU in silence or with red lines. So: ask for CUDA only where a driver
is, load its libraries first, and read back from the session what it took.
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
from desktop_app.vision.onnx_runtime import onnxruntime

DeviceChoice: TypeAlias = Literal["auto", "cpu", "cuda"]
DeviceName: TypeAlias = Literal["cpu", "cuda"]

# What onnxruntime raises; its own types share no base but Exception.
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
# Searching all algorithms anew for every batch size would take longer than it saves.
_CUDA_OPTIONS = {"cudnn_conv_algo_search": "HEURISTIC"}
_RUNTIMES = ("onnxruntime", "onnxruntime-gpu")
_LIBRARIES = (*_RUNTIMES, "opencv-python-headless", "pillow", "pi-heif", "numpy")
_FATAL_ONLY = 4

# Everything it has to say is raised, or read back from the session.
onnxruntime.set_default_logger_severity(_FATAL_ONLY)


@dataclass(frozen=True, slots=True)
class DeviceInUse:
    """Where a model really runs.

    Attributes:
        name: read back from the session.
        requested: what was asked for.
        reason: why it is the CPU although CUDA was welcome; None otherwise.
        gpu_idle: whether there is an NVIDIA card all the same: that can be mended.
    """

    name: DeviceName
    requested: DeviceChoice
    reason: Message | None
    gpu_idle: bool = False


def open_session(
    model: bytes, requested: DeviceChoice, threads: int
) -> tuple[onnxruntime.InferenceSession, DeviceInUse]:
    """Open a model where it was asked for.

    Args:
        model: contents of an ONNX file.
        requested: ``auto`` takes CUDA where it works.
        threads: of the CPU, for one run.

    Raises:
        VitrineError: ``cuda`` was asked for and is not to be had.
        Exception: one of ``ONNXRUNTIME_ERRORS``, the model cannot be loaded.
    """
    session, obstacle = None, None
    if requested != "cpu":
        obstacle = _missing_for_cuda()
        if obstacle is None:
            session, obstacle = _cuda_session(model, threads)
    if session is None:
        session = _session(model, [_CPU], threads)
    if requested == "cuda" and obstacle is not None:
        raise VitrineError(obstacle, Message("Choose the device auto or cpu to go on without."))
    name: DeviceName = "cuda" if session.get_providers()[0] == _CUDA else "cpu"
    gpu_idle = obstacle is not None and _has_driver()
    return session, DeviceInUse(name, requested, obstacle, gpu_idle)


def _missing_for_cuda() -> Message | None:
    """Return what this computer lacks to even ask for CUDA."""
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
    """Ask for CUDA; return the session, wherever it runs, and why that is not CUDA."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        onnxruntime.preload_dlls()
    try:
        session = _session(model, [(_CUDA, _CUDA_OPTIONS), _CPU], threads)
    except ONNXRUNTIME_ERRORS as error:
        reason = str(error).strip().partition("\n")[0]
        return None, Message("onnxruntime refused the graphics card: {reason}", reason=reason)
    if session.get_providers()[0] == _CUDA:
        return session, None
    missing = sorted(set(re.findall(r"Failed to load ([^\s:]+)", said.getvalue())))
    if missing:
        return session, Message(
            "CUDA 13 and cuDNN 9 are not complete, {libraries} missing; vitrine[cuda] brings them.",
            libraries=", ".join(missing),
        )
    return session, Message(
        "onnxruntime did not take the graphics card; it wants CUDA 13 and cuDNN 9, "
        "which vitrine[cuda] brings."
    )


def _session(model: bytes, providers: Sequence[Any], threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = _FATAL_ONLY
    # Threads that wait by spinning win 15 % of a single run on an idle computer
    # and more than double its time on a busy one, such as during an import.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # Its own fallback would print and hide the reason.
    return onnxruntime.InferenceSession(model, options, providers=providers, enable_fallback=0)


def library_versions() -> dict[str, str]:
    """Return the versions of the installed libraries of this room, by package."""
    return {name: version for name in _LIBRARIES if (version := _version(name))}


def conflicting_runtimes() -> Message | None:
    """Say so when both packages of onnxruntime are installed: they overwrite each other."""
    if not all(_version(name) for name in _RUNTIMES):
        return None
    return Message(
        "onnxruntime and onnxruntime-gpu are both installed and overwrite each other: "
        "uninstall both, then install one."
    )


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""
