"""onnxruntime is imported with telemetry disabled."""

import os
import subprocess
import sys
from pathlib import Path

from desktop_app import paths

RUN_MODEL = """
from desktop_app import paths
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import load_card
Embedder.open(load_card(paths.model_card("")), device="cpu").warm_up()
"""


def test_the_runtime_writes_nothing_into_the_home_folder(tmp_path: Path) -> None:
    """With telemetry it would store an identifier and an event queue, except on CI."""
    subprocess.run(
        [sys.executable, "-c", RUN_MODEL],
        env={"HOME": str(tmp_path), "PATH": os.environ["PATH"]},
        cwd=paths.resource_root(),
        check=True,
        timeout=60,
    )
    assert list(tmp_path.rglob("*")) == []
