"""The author of what tests write to catalogues."""

from typing import Final

from desktop_app.domain.actor import Actor

ACTOR: Final = Actor("Ada", "counter")
