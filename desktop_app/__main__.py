"""The ``vitrine`` command as a module: ``python -m desktop_app``."""

import sys

from desktop_app.cli import main

sys.exit(main())
