"""The benchmark of the server's search, with few vectors."""

import re
from pathlib import Path

import numpy as np
import pytest

from benchmarks import searched_data, searched_servers, server_search
from benchmarks.postgres_server import packaged_binaries

COUNT = 2_000


def test_all_servers_find_the_nearest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    random = np.random.default_rng(0)
    centres = np.repeat(random.standard_normal((40, 32)), (COUNT + 1_000) // 40, axis=0)
    vectors = random.permutation(centres + 0.2 * random.standard_normal(centres.shape))
    vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    np.save(tmp_path / f"vectors-{COUNT}.npy", vectors)
    monkeypatch.setattr(searched_servers, "usable_binaries", packaged_binaries)
    monkeypatch.setattr(server_search, "_CLIENTS", (2,))
    monkeypatch.setattr(searched_data, "_QUERIES", 20)
    monkeypatch.setattr(server_search, "_CLIENT_QUERIES", 20)
    data = searched_data.load(tmp_path, COUNT)

    with searched_servers.server_folder(None) as folder:
        server_search.measure(data, folder, with_graph=False)

    printed = capsys.readouterr().out
    rows = re.findall(r"^(.+), (all|Mixed|Category \d+) +(\d\.\d{4})", printed, re.MULTILINE)
    names = {name for name, _, _ in rows}
    assert {"local index", "server", "replica", "2 servers, asked by the client"} <= names
    assert all(float(recall) >= 0.98 for _, _, recall in rows), printed
    assert "at the replica after" in printed
    assert not folder.exists()
