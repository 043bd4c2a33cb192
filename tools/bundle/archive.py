"""The bundle as one file to download: ``python -m tools.bundle.archive --name windows-x86_64``.

A ZIP file for Windows, a tar file, which keeps links and modes, for the other systems.
"""

import argparse
import shutil
import sys
from pathlib import Path
from typing import Final

from desktop_app import __version__

_DIST: Final = Path(__file__).parents[2] / "dist"


def main() -> None:
    """Pack the bundle and print the name of the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", required=True, help="of the system, for the name of the file")
    parser.add_argument("--out", type=Path, default=_DIST, help="folder of the file")
    options = parser.parse_args()
    is_app = (_DIST / "Vitrine.app").exists()
    print(
        shutil.make_archive(
            str(options.out / f"vitrine-{__version__}-{options.name}"),
            "zip" if sys.platform == "win32" else "xztar",
            _DIST,
            "Vitrine.app" if is_app else "vitrine",
        )
    )


if __name__ == "__main__":
    main()
