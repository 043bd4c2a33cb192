"""Warnings and errors that are logged during a benchmark."""

import logging


class LogCollector(logging.Handler):
    """Adds each warning and error to a list.

    Args:
        logged: the list.
    """

    def __init__(self, logged: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._logged = logged

    def emit(self, record: logging.LogRecord) -> None:
        """Add the text of a record."""
        self._logged.append(record.getMessage())
