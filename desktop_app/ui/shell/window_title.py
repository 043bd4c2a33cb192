"""The title of the window."""

from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.i18n.catalogue_name import localised_catalogue_name


def title_of(client: EngineClient) -> str:
    """Return the name of the open catalogue, if there is one, and of the program."""
    if client.folder is None:
        return "Vitrine"
    return f"{localised_catalogue_name(client.name)} – Vitrine"
