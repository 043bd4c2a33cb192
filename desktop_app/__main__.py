"""``python -m desktop_app`` is ``vitrine``."""

import sys

from desktop_app.cli import main

sys.exit(main())
