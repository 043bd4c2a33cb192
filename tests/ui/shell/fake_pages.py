"""Two small pages, for tests of what the window does with any page."""

from collections.abc import Sequence

from desktop_app.ui.shell.page import Page
from desktop_app.ui.widgets.photo_query import Photo


class PhotoPage(Page):
    """A page that takes photos, with an action in the View menu."""

    name = "photos"
    icon = "camera"
    shortcut = "Ctrl+1"
    accepts_photos = True

    def __init__(self) -> None:
        super().__init__()
        self.events: list[str] = []
        self.zoom = self.add_view_action(
            "zoom", "Ctrl+Shift+M", lambda is_on: self._note(f"zoom {is_on}")
        )
        self.zoom.setText("Zoom")

    def title(self) -> str:
        return "Photos"

    def shortcuts(self) -> Sequence[tuple[str, str]]:
        return [("Take a photo", "Space")]

    def search(self, photos: Sequence[Photo]) -> None:
        self._note(f"search {len(photos)}")

    def focus_search(self) -> None:
        self._note("focus search")

    def leave(self) -> None:
        self._note("leave")

    def shut_down(self) -> None:
        self._note("shut down")

    def reload_catalogue(self) -> None:
        self._note("reload")

    def refresh_when_visible(self) -> None:
        self._note("refresh")

    def _note(self, event: str) -> None:
        self.events.append(event)


class HelpPage(Page):
    """A page that needs no catalogue and has no shortcut."""

    name = "help"
    needs_catalogue = False

    def title(self) -> str:
        return "Help"
