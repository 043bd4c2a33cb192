"""Where the bundled program starts; PyInstaller needs a script."""

import sys

from desktop_app.cli import main

sys.exit(main())
