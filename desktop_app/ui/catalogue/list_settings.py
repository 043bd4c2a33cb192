"""How the list of products is shown, remembered with the place of the window."""

from pathlib import Path
from typing import Literal

import msgspec
from PySide6.QtCore import QSettings

from desktop_app.ui.catalogue.columns import DEFAULT_COLUMNS, is_column

View = Literal["table", "grid"]
_KEY = "catalogue_list"


class ListSettings(msgspec.Struct, frozen=True):
    """How the list is shown.

    Attributes:
        view: as a table or as a grid.
        columns: of the table, from left to right.
        widths: of columns that the user has set, in px.
    """

    view: View = "table"
    columns: tuple[str, ...] = DEFAULT_COLUMNS
    widths: dict[str, int] = {}


def load_list_settings(folder: Path) -> ListSettings:
    """Return the remembered settings; the defaults if there are none, or they are damaged."""
    try:
        settings = msgspec.json.decode(str(_file(folder).value(_KEY, "")), type=ListSettings)
    except msgspec.DecodeError:
        return ListSettings()
    columns = tuple(dict.fromkeys(filter(is_column, settings.columns)))
    return msgspec.structs.replace(settings, columns=columns or DEFAULT_COLUMNS)


def save_list_settings(settings: ListSettings, folder: Path) -> None:
    """Remember the settings."""
    _file(folder).setValue(_KEY, msgspec.json.encode(settings).decode())


def _file(folder: Path) -> QSettings:
    return QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
