"""Without a till, a camera or a server of the network, nothing is contacted.

The kernel forbids sockets of IPv4 and IPv6 to the process and its children, so that this also
holds for native libraries, which Python's audit events do not show.
"""

import platform
import subprocess
import sys
from pathlib import Path

import pytest

from tests.offline_session import SOCKET_CALLS

ROOT = Path(__file__).parents[1]


@pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in SOCKET_CALLS,
    reason="the filter of system calls is that of Linux on x86_64 and aarch64",
)
def test_a_session_opens_no_socket_of_the_network(shop_table: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.offline_session", shop_table, tmp_path / "shop"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("}\nanswered\n")
