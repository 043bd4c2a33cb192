"""The text for the till, from a template with fields in braces."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.engine.counter.till_entry import FIELDS, TillEntry
from desktop_app.errors import Message, VitrineError

DEFAULT_TEMPLATE: Final = "{sku}"
# With a decimal comma.
_WITH_COMMA: Final[Mapping[str, str]] = {
    f"{name}_comma": name for name in ("price", "total", "weight_kg")
}
TEMPLATE_FIELDS: Final = (*FIELDS, *_WITH_COMMA)
_MAX_LENGTH: Final = 500
_ESCAPES: Final[Mapping[str, str]] = {"\\t": "\t", "\\n": "\n", "\\\\": "\\"}
_PART: Final = re.compile(r"\{(\w+)\}|(\\[tn\\])|([^{}])", re.DOTALL)


@dataclass(frozen=True, slots=True)
class TillTemplate:
    r"""Text with fields in braces; ``\t`` is the Tab key and ``\n`` the Enter key."""

    text: str

    def __post_init__(self) -> None:
        """Raise VitrineError unless all fields exist and one of them is there."""
        names = [found[1] for found in _PART.finditer(self.text) if found[1]]
        unknown = next((name for name in names if name not in TEMPLATE_FIELDS), None)
        if unknown is not None:
            raise VitrineError(
                Message("There is no field {{{name}}}.", name=unknown),
                Message("The fields are: {names}.", names=", ".join(TEMPLATE_FIELDS)),
            )
        if re.fullmatch(f"(?:{_PART.pattern})*", self.text, re.DOTALL) is None:
            raise VitrineError(
                Message("A brace in “{text}” is not closed or not opened.", text=self.text),
                Message("Write fields like {{sku}}."),
            )
        if not names or len(self.text) > _MAX_LENGTH:
            raise VitrineError(
                Message("“{text}” would be the same for every product.", text=self.text[:60])
                if not names
                else Message("The text is longer than {limit} characters.", limit=_MAX_LENGTH),
                Message("Write at least one field, such as {{sku}}."),
            )

    def fill(self, entry: TillEntry) -> str:
        """Return the text for an entry.

        Tabs and line ends in the values become blanks: they would press keys of the till.

        Raises:
            VitrineError: the product has none of the values.
        """
        values = {name: _one_line(value) for name, value in entry.values.items()}
        values |= {name: values[source].replace(".", ",") for name, source in _WITH_COMMA.items()}
        names = [found[1] for found in _PART.finditer(self.text) if found[1]]
        if not any(values[name] for name in names):
            raise VitrineError(
                Message(
                    "{product} has no {fields}.",
                    product=values["name"] or values["sku"],
                    fields=", ".join(names),
                ),
                Message("Enter it on the catalogue page, or choose another text in the settings."),
            )
        return _PART.sub(lambda found: _filled(found, values), self.text)

    def fill_all(self, entries: Sequence[TillEntry]) -> str:
        """Return the text for several entries, each on a line of its own.

        Without a field for it, the count is the number of times that a text is repeated, as if
        each piece had been accepted on its own.

        Raises:
            VitrineError: a product has none of the values.
        """
        says_count = any(f"{{{name}}}" in self.text for name in ("count", "total", "total_comma"))
        texts: list[str] = []
        for entry in entries:
            times = 1 if says_count else int(entry.values["count"])
            texts += [self.fill(entry)] * times
        ended = [text if text.endswith(("\n", "\t")) else f"{text}\n" for text in texts[:-1]]
        return "".join([*ended, *texts[-1:]])


def template_of(text: str) -> TillTemplate:
    """Return the template of a setting; an empty one stands for the SKU.

    Raises:
        VitrineError: it is not a template.
    """
    return TillTemplate(text or DEFAULT_TEMPLATE)


def _filled(found: re.Match[str], values: Mapping[str, str]) -> str:
    name, escape, character = found.groups()
    return values[name] if name else _ESCAPES[escape] if escape else character


def _one_line(text: str) -> str:
    visible = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(visible.split())
