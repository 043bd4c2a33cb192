"""Wrong usage of the command line as sentences: what is wrong, and what to do."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from desktop_app.errors import VitrineError


class UsageError(VitrineError):
    """Options that contradict each other or the input; exit status 2."""


def usage_sentence(error: str, program: str) -> str:
    """Return what argparse found wrong as ``what is wrong; what to do``.

    Args:
        error: the text of argparse.
        program: the command, such as ``vitrine import``.
    """
    for pattern, sentence in _SENTENCES:
        found = re.fullmatch(pattern, error, re.DOTALL)
        if found:
            message, hint = sentence(found)
            return f"{message}; {hint.format(program=program)}"
    return f"{error}; see {program} --help"


def _missing(found: re.Match[str]) -> tuple[str, str]:
    names = [name if name.startswith("-") else name.upper() for name in found[1].split(", ")]
    is_one = len(names) == 1
    return (
        f"{' and '.join(names)} {'is' if is_one else 'are'} missing",
        f"add {'it' if is_one else 'them'}, see {{program}} --help",
    )


def _choice(found: re.Match[str]) -> tuple[str, str]:
    choices = found["choices"].replace("'", "").replace("{", "{{").replace("}", "}}")
    if not found["name"].strip():
        if Path(found["value"]).exists():
            return f"There is no command {found['value']}", "open a file with {program} open"
        return f"There is no command {found['value']}", f"The commands are {choices}"
    return f"{found['value']} is no value of {found['name']}", f"name one of {choices}"


_CHOICE: Final = (
    r"argument (?P<name>.*?): invalid choice: '?(?P<value>.*?)'? \(choose from (?P<choices>.*)\)"
)
_SENTENCES: Final[tuple[tuple[str, Callable[[re.Match[str]], tuple[str, str]]], ...]] = (
    (r"the following arguments are required: (.+)", _missing),
    (_CHOICE, _choice),
    (
        r"argument (\S+): expected (?:one|at least one) argument",
        lambda found: (f"{found[1]} has no value", "add it, see {program} --help"),
    ),
    (
        r"argument (\S+): ignored explicit argument (.+)",
        lambda found: (f"{found[1]} takes no value", "leave out what follows it"),
    ),
    (
        r"argument (\S+): not allowed with argument (\S+)",
        lambda found: (f"{found[1]} and {found[2]} exclude each other", "leave one of them out"),
    ),
    (
        r"argument (\S+): (.+)",
        lambda found: (f"{found[1]}: {found[2]}", "see {program} --help"),
    ),
    (
        r"ambiguous option: (\S+) could match (.+)",
        lambda found: (f"{found[1]} may be {found[2].replace(', ', ' or ')}", "write it in full"),
    ),
    (
        r"unrecognized arguments: (.+)",
        lambda found: (f"{found[1]} is not understood", "leave it out or see {program} --help"),
    ),
)
