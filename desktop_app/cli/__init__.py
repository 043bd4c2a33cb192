"""The ``vitrine`` command: one module per subcommand, listed in ``command_line``.

Every error is one line on standard error, ``vitrine: what is wrong; what to do``.
With ``--json`` standard output holds nothing but JSON. ``exit_status`` has the
exit statuses. The engine and its libraries are imported only when a command runs.
"""

from desktop_app.cli.command_line import main

__all__ = ["main"]
