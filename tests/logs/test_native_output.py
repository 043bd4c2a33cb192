"""What native libraries print."""

import subprocess
import sys
from pathlib import Path


def test_what_native_libraries_print_goes_nowhere() -> None:
    script = (
        "import os, sys; from desktop_app.logs.native_output import silence_native_output\n"
        "print('before', file=sys.stderr); silence_native_output()\n"
        "os.write(2, b'Corrupt JPEG data\\n'); print('own 茶', file=sys.stderr)\n"
        "raise SystemExit('last words')\n"
    )
    root = Path(__file__).parents[2]
    result = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True)
    assert result.stderr.decode("utf-8").splitlines() == ["before", "own 茶", "last words"]
