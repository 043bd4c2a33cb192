"""Models that a process loads once, and whose outputs it computes once for each input.

Most tests show the same few pictures to the same shipped models, in windows and workspaces of
their own. A model with the same threads has the same output for the same input, so that the
later tests get a copy of what the model has computed for the first one.
"""

import hashlib
import threading
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from desktop_app.vision.onnx_runtime import onnxruntime

# The models that tests make themselves are smaller, and are loaded and run each time.
_SMALLEST_SHIPPED_BYTES = 200_000
# Enough for the inputs of a directory of tests; then all are forgotten.
_MOST_BYTES = 200_000_000

_Output = list[npt.NDArray[Any]]

_lock = threading.Lock()
_loaded: dict[object, dict[str, Any]] = {}
_outputs: dict[bytes, _Output] = {}


_Session: Any = onnxruntime.InferenceSession


class _AnySession(type(_Session)):  # type: ignore[misc] # it has no types
    """Lets every session count as one that remembers.

    A library that is imported meanwhile keeps this class, and asks whether sessions are of it.
    """

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, _Session)


class RememberingSession(_Session, metaclass=_AnySession):  # type: ignore[misc] # it has no types
    """A session that shares the loaded model and the outputs with those of the same options."""

    def __init__(
        self, model: bytes | str, options: Any = None, *, providers: Any = None, **named: Any
    ) -> None:
        self._key: bytes | None = None
        if not isinstance(model, bytes) or len(model) < _SMALLEST_SHIPPED_BYTES:
            super().__init__(model, options, providers=providers, **named)
            return
        settings = (options.intra_op_num_threads, options.enable_cpu_mem_arena, providers, named)
        with _lock:
            shared = _loaded.get((model, repr(settings)))
            if shared is None:
                super().__init__(model, options, providers=providers, **named)
                self._key = f"{len(_loaded)}".encode()
                _loaded[model, repr(settings)] = self.__dict__
            else:
                self.__dict__.update(shared)

    def run(self, output_names: Any, input_feed: dict[str, Any], run_options: Any = None) -> Any:
        """Return copies of the outputs, which are computed if this input is new."""
        if self._key is None or run_options is not None:
            return super().run(output_names, input_feed, run_options)
        key = self._key_of(output_names, input_feed)
        output = _outputs.get(key)
        if output is None:
            output = super().run(output_names, input_feed)
            with _lock:
                if sum(array.nbytes for one in _outputs.values() for array in one) > _MOST_BYTES:
                    _outputs.clear()
                _outputs[key] = output
        return [array.copy() for array in output]

    def _key_of(self, output_names: Any, input_feed: dict[str, Any]) -> bytes:
        digest = hashlib.blake2b(self._key or b"")
        digest.update(repr(output_names).encode())
        for name, array in input_feed.items():
            digest.update(f"{name} {array.shape} {array.dtype}".encode())
            digest.update(np.ascontiguousarray(array).data)
        return digest.digest()


@pytest.fixture
def forgetful_models() -> None:
    """Load and run the models each time; for tests of the memory that the program needs."""


@pytest.fixture(autouse=True)
def remembered_models(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Load each shipped model once, and run it once on each picture."""
    if "forgetful_models" not in request.fixturenames:
        monkeypatch.setattr(onnxruntime, "InferenceSession", RememberingSession)
