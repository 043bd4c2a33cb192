"""Entry script of the bundled program, for PyInstaller."""

import sys

from desktop_app.isolation.worker import CHILD_ARGUMENT

if sys.argv[1:2] == [CHILD_ARGUMENT]:
    # The bundle is its own interpreter, also for the processes that read files.
    from desktop_app.isolation.child import main as run_child

    sys.exit(run_child(sys.argv[2:]))

from desktop_app.cli import main

sys.exit(main())
