"""The errors of reading a table, as messages with the next step."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from python_calamine import CalamineError

from desktop_app.errors import Message, VitrineError

# What python-calamine raises where its parser does not expect the file: no Exception.
_PANIC: Final = "PanicException"


@contextmanager
def read_errors_as_messages(file: Path) -> Iterator[None]:
    """Turn errors of reading ``file`` into ``VitrineError``."""
    try:
        yield
    except OSError as error:
        raise VitrineError(
            Message(
                "{name} cannot be read: {reason}.", name=file.name, reason=error.strerror or error
            ),
            Message("Check that the file is there and that you may read it."),
        ) from error
    except (CalamineError, csv.Error, UnicodeError) as error:
        raise _not_a_table(file) from error
    except BaseException as error:
        if type(error).__name__ == _PANIC:
            raise _not_a_table(file) from error
        raise


def _not_a_table(file: Path) -> VitrineError:
    return VitrineError(
        Message("{name} is not a table that can be read.", name=file.name),
        Message("Choose a CSV or XLSX file, or a folder of pictures."),
    )
