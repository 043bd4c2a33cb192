"""Two small pages, for tests of what the window does with any page."""

from collections.abc import Sequence

from desktop_app.engine.status import CatalogueStatus
from desktop_app.errors import Message
from desktop_app.ui.shell.page import Page, PageDescription
from desktop_app.ui.widgets.photo_query import Photo


class PhotoPage(Page):
    """A page that takes photos, with an action in the View menu."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[str] = []
        self.products: int | None = None
        self.zoom = self.add_view_action(
            "zoom", "Ctrl+Shift+M", lambda is_on: self._note(f"zoom {is_on}")
        )
        self.zoom.setText("Zoom")

    def shortcuts(self) -> Sequence[tuple[str, str]]:
        return [("Take a photo", "Space")]

    def search(self, photos: Sequence[Photo]) -> None:
        self._note(f"search {len(photos)}")

    def focus_search(self) -> None:
        self._note("focus search")

    def show_status(self, status: CatalogueStatus) -> None:
        self.products = status.products

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
    """A page that does nothing."""


def photos_description(page: Page | None = None) -> PageDescription:
    """Return the description of a page that takes photos and is opened by keys."""
    return PageDescription(
        "photos",
        Message("Photos"),
        lambda _: page or PhotoPage(),
        icon="camera",
        shortcut="Ctrl+1",
        accepts_photos=True,
    )


def help_description(page: Page | None = None) -> PageDescription:
    """Return the description of a page that needs no catalogue and has no keys."""
    return PageDescription(
        "help", Message("Help"), lambda _: page or HelpPage(), needs_catalogue=False
    )
