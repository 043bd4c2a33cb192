"""What can go wrong through the user or the world, said in one sentence.

A sentence is kept as a ``Message``: an English template and its values. It
reads as English by itself (command line, logs) and is translated at the edge
(``ui.i18n.messages``), where the template is looked up among the translations.
"""


class Message:
    """A sentence that can be translated after its values are known.

    Attributes:
        template: English, with ``str.format`` fields: ``"{name} is empty."``
        values: what stands in the fields.
    """

    __slots__ = ("template", "values")

    def __init__(self, template: str, **values: object) -> None:
        self.template = template
        self.values = values

    def __str__(self) -> str:
        return self.template.format(**self.values)

    def __repr__(self) -> str:
        return f"Message({str(self)!r})"


class VitrineError(Exception):
    """Something that the user or the world caused and the user can mend.

    Args:
        message: what is wrong, one sentence with its full stop.
        hint: the next step, one sentence; empty where there is none.
    """

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        super().__init__(str(message))
        self.message = message
        self.hint = hint

    def as_line(self) -> str:
        """Return ``what is wrong; what to do`` as a terminal shows it."""
        parts = [str(part).rstrip(".") for part in (self.message, self.hint) if part]
        return "; ".join(parts)
