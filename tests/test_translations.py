"""The translations are complete and up to date."""

import subprocess
import sys
from pathlib import Path

TOOL = Path(__file__).parents[1] / "tools" / "translations.py"


def test_no_translation_is_missing_unfinished_or_out_of_date() -> None:
    done = subprocess.run(
        [sys.executable, str(TOOL), "check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
