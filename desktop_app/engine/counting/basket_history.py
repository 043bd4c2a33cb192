"""The basket of one or several photos with undo and redo."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from desktop_app.domain.basket import EMPTY_BASKET, Basket
from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.picture import RgbImage
from desktop_app.errors import Message

_MAX_CHANGES: Final = 200
# Photos that can be shown again; one of 12 megapixels takes 36 MB.
_MAX_PHOTOS: Final = 4

# The id of a basket's photos, and the number of one of them, from 0.
PhotoId: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PhotoBasket:
    """Photos and what is counted of them.

    Attributes:
        photos: each (h, w, 3) uint8 RGB. Not compared.
        photo_id: of the photos, another one for each basket; 0 if there are none.
        basket: what is counted.
    """

    photos: tuple[RgbImage, ...] = field(default=(), compare=False)
    photo_id: int = 0
    basket: Basket = EMPTY_BASKET

    @property
    def has_photo(self) -> bool:
        """Whether there is a photo."""
        return bool(self.photos)


@dataclass(frozen=True, slots=True)
class _Step:
    """A change: the state on the other side of it, and what it is called."""

    state: PhotoBasket
    title: Message


@dataclass(frozen=True, slots=True)
class _Suspended:
    """What was counted before another history began, and its changes."""

    now: PhotoBasket
    undo: list[_Step]
    redo: list[_Step]


class BasketHistory:
    """What is counted now, and the changes that led to it.

    Attributes:
        now: the photo and its basket.
    """

    def __init__(self) -> None:
        self.now = PhotoBasket()
        self._undo: list[_Step] = []
        self._redo: list[_Step] = []
        self._suspended: _Suspended | None = None
        self._last_photo_id = 0

    @property
    def undo_title(self) -> Message | None:
        """What ``undo`` takes back; None for nothing."""
        return self._undo[-1].title if self._undo else None

    @property
    def redo_title(self) -> Message | None:
        """What ``redo`` does again; None for nothing."""
        return self._redo[-1].title if self._redo else None

    @property
    def is_suspended(self) -> bool:
        """Whether another history has begun, which ``resume`` ends."""
        return self._suspended is not None

    def show_photo(self, photo: RgbImage, basket: Basket, title: Message) -> None:
        """Replace photo and basket by those of another photo; ``undo`` brings them back."""
        self._last_photo_id += 1
        self._go_to(PhotoBasket((photo,), self._last_photo_id, basket), title)

    def change(self, change: Callable[[Basket], Basket], title: Message) -> bool:
        """Change the basket; return whether anything is different.

        Args:
            change: returns the basket after the change.
            title: what it is called, a noun phrase.
        """
        basket = change(self.now.basket)
        if basket == self.now.basket:
            return False
        self._go_to(replace(self.now, basket=basket), title)
        return True

    def restore(self, photos: tuple[RgbImage, ...], basket: Basket) -> None:
        """Show what an earlier window has kept; there is nothing to undo."""
        self._last_photo_id += 1
        self.now = PhotoBasket(photos, self._last_photo_id, basket)

    def add_photo(self, photo: RgbImage) -> None:
        """Add a photo to the basket; this is part of the change that began it."""
        self._complete(self.now.photo_id, lambda one: replace(one, photos=(*one.photos, photo)))

    def add_found(self, photo: PhotoId, found: tuple[FoundUnit, ...]) -> None:
        """Add what was found in a photo, as part of the change that began its basket.

        The user may have changed the basket since, and may go back to before that.
        """
        photo_id, number = photo
        states = [self.now, *(step.state for step in (*self._undo, *self._redo))]
        next_id = max(one.basket.next_id for one in states if one.photo_id == photo_id)

        def complete(one: PhotoBasket) -> PhotoBasket:
            basket = replace(one.basket, next_id=next_id).with_found(found, number)
            return replace(one, basket=basket)

        self._complete(photo_id, complete)

    def _complete(self, photo_id: int, complete: Callable[[PhotoBasket], PhotoBasket]) -> None:
        def completed(one: PhotoBasket) -> PhotoBasket:
            return complete(one) if one.photo_id == photo_id else one

        self.now = completed(self.now)
        self._undo = [replace(step, state=completed(step.state)) for step in self._undo]
        self._redo = [replace(step, state=completed(step.state)) for step in self._redo]

    def replace_basket(self, photo_id: int, basket: Basket) -> None:
        """Complete the basket of a photo that was just shown, as a part of the same change."""
        if photo_id == self.now.photo_id:
            self.now = replace(self.now, basket=basket)

    def clear(self, title: Message) -> None:
        """Remove photo and basket; ``undo`` brings them back."""
        if self.now != PhotoBasket():
            self._go_to(PhotoBasket(), title)

    def suspend(self) -> None:
        """Begin another history without a photo, until ``resume``."""
        if self._suspended is None:
            self._suspended = _Suspended(self.now, self._undo, self._redo)
            self.now, self._undo, self._redo = PhotoBasket(), [], []

    def resume(self) -> None:
        """Go on with what was suspended, if anything was; the other history is dropped."""
        before, self._suspended = self._suspended, None
        if before is not None:
            self.now, self._undo, self._redo = before.now, before.undo, before.redo

    def forget(self) -> None:
        """Remove everything, also what could be undone: another catalogue is open."""
        self._suspended = None
        self.now = PhotoBasket()
        self._undo, self._redo = [], []

    def undo(self) -> None:
        """Take back the last change, if there is one."""
        if self._undo:
            step = self._undo.pop()
            self._redo.append(_Step(self.now, step.title))
            self.now = step.state

    def redo(self) -> None:
        """Make the change again that was taken back last, if there is one."""
        if self._redo:
            step = self._redo.pop()
            self._undo.append(_Step(self.now, step.title))
            self.now = step.state

    def _go_to(self, state: PhotoBasket, title: Message) -> None:
        self._undo.append(_Step(self.now, title))
        self._redo = []
        self.now = state
        del self._undo[:-_MAX_CHANGES]
        self._forget_photos()

    def _forget_photos(self) -> None:
        """Forget the changes of all but the newest photos, and of one basket before."""
        seen = {self.now.photo_id: len(self.now.photos)}
        for at in range(len(self._undo) - 1, -1, -1):
            state = self._undo[at].state
            seen[state.photo_id] = len(state.photos)
            others = seen.keys() - {self.now.photo_id, 0}
            is_needed = len(others) < 2 or state.photo_id in (self.now.photo_id, 0)
            if not is_needed and sum(seen.values()) > _MAX_PHOTOS:
                del self._undo[: at + 1]
                return
