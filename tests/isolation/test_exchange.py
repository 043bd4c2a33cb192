"""The memory that two processes share."""

import os
from pathlib import Path

import numpy as np
import pytest

from desktop_app.isolation import exchange
from desktop_app.isolation.exchange import ExchangeFile, open_exchange, put, take


@pytest.mark.parametrize("has_memory_files", [True, False])
def test_what_one_puts_the_other_takes_once(
    has_memory_files: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not has_memory_files:
        monkeypatch.setattr(exchange, "_HAS_MEMORY_FILES", False)
    shared = ExchangeFile()
    argument = shared.argument if not shared.inherited else str(os.dup(shared.inherited[0]))
    with open_exchange(argument) as other:
        pixels = np.arange(24, dtype=np.uint8).reshape(2, 4, 3)
        assert put(shared.file, pixels) == 24
        assert take(other, 24) == pixels.tobytes()
        assert os.fstat(other.fileno()).st_size == 0
        assert put(other, b"shorter") == 7
        with pytest.raises(ValueError, match="too short"):
            take(shared.file, 8)
    shared.close()
    shared.close()
    assert shared.inherited or not Path(shared.argument).exists()
