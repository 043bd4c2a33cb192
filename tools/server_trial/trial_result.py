"""What a trial expects, and what happened."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TrialResult:
    """One row of the table.

    Attributes:
        name: what was tried.
        expected: text that has to be in ``happened``.
        happened: what the program, the server or a command has said.
        detail: what libpq has said, or nothing.
    """

    name: str
    expected: str
    happened: str
    detail: str = ""

    @property
    def is_right(self) -> bool:
        """Whether what happened was expected."""
        return self.expected in self.happened
