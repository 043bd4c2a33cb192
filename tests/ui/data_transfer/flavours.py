"""Data as other programs hand it over."""

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QMetaType, QMimeData

PNG = b"\x89PNG not really"
JPEG = b"\xff\xd8\xff not really"


class ForeignData(QMimeData):
    """Data of another program: ``QMimeData`` of our own would parse a list of addresses."""

    def __init__(self, flavours: Mapping[str, bytes]) -> None:
        super().__init__()
        self._flavours = dict(flavours)

    def formats(self) -> list[str]:
        """Return the flavours, and those that were added here."""
        return [*self._flavours, *super().formats()]

    def hasFormat(self, name: str) -> bool:
        """Return whether there is a flavour."""
        return name in self._flavours or super().hasFormat(name)

    def retrieveData(self, name: str, kind: QMetaType | QMetaType.Type) -> object:
        """Return the bytes of a flavour."""
        data = self._flavours.get(name)
        return super().retrieveData(name, kind) if data is None else QByteArray(data)


def with_flavours(flavours: Mapping[str, str | bytes]) -> QMimeData:
    """Return data with these flavours, in their order."""
    return ForeignData(
        {
            name: data if isinstance(data, bytes) else data.encode()
            for name, data in flavours.items()
        }
    )


def with_list(*addresses: str) -> QMimeData:
    """Return a list of addresses, as file managers hand it over."""
    return with_flavours({"text/uri-list": "\r\n".join((*addresses, ""))})


def with_text(text: str) -> QMimeData:
    """Return plain text."""
    return with_flavours({"text/plain": text})


def with_html(markup: str, text: str = "") -> QMimeData:
    """Return HTML, with plain text if there is any."""
    flavours = {"text/html": markup}
    return with_flavours(flavours | ({"text/plain": text} if text else {}))
