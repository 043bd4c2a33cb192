"""Entry script of the bundled program, for PyInstaller."""

import sys

from desktop_app.cli import main

sys.exit(main())
