"""An answer of the counter as it is kept for later: what was offered, chosen and corrected."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from desktop_app.domain.answer import Verdict
from desktop_app.domain.code import CodeContents
from desktop_app.domain.product import Product
from desktop_app.domain.region import WHOLE_PHOTO, Region

# ``chosen``: a product was accepted; ``open``: none was; ``corrected``: another product later.
AnswerState = Literal["chosen", "open", "corrected"]


@dataclass(frozen=True, slots=True)
class OfferedProduct:
    """A candidate of an answer, as it was then.

    Attributes:
        product: without description, aliases and dates.
        score: probability that the photo shows the product, 0..1; None if it is unknown.
        picture_id: the picture that was shown; None without one. It may be gone.
    """

    product: Product
    score: float | None = None
    picture_id: int | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """The right product, as it was said after the answer.

    Attributes:
        product: as it was then.
        corrected_at: with a time zone, UTC.
    """

    product: Product
    corrected_at: datetime


@dataclass(frozen=True, slots=True)
class AddedPicture:
    """The photo of an answer as a picture of the product that was chosen for it.

    Attributes:
        key: of the confirmed photo in the catalogue; empty if the catalogue needed none.
        action_id: of the action that has added it; None if nothing was changed.
        is_undone: whether the action is undone now.
        replaced_key: of the photo that the action has removed, and its undoing brings back;
            empty if there was none.
    """

    key: str = ""
    action_id: int | None = None
    is_undone: bool = False
    replaced_key: str = ""

    @property
    def present_key(self) -> str:
        """The key of the photo that the catalogue has now; empty if it has none."""
        return self.replaced_key if self.is_undone else self.key


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """One capture, or one scan, and what became of it.

    Attributes:
        key: unique in the world; names the file of the photo.
        answered_at: with a time zone, UTC.
        station: name of the computer.
        offered: the candidates, best first.
        chosen: the accepted product; None if none was accepted.
        photo_count: number of photos that the answer rests on.
        region: part of the photo that the answer is about.
        codes: what the bar codes in the photo, or a scan, said.
        has_photo: whether a photo is kept.
        correction: the last one; None if there is none.
        picture: what the catalogue has of the photo since the last choice.
        customer: number of the customer, equal for all answers to one; empty if unknown.
        id: number in the order of the answers; 0 before it is kept.
    """

    key: str
    answered_at: datetime
    station: str
    verdict: Verdict
    offered: tuple[OfferedProduct, ...] = ()
    chosen: Product | None = None
    photo_count: int = 1
    region: Region = WHOLE_PHOTO
    codes: tuple[CodeContents, ...] = ()
    has_photo: bool = False
    correction: Correction | None = None
    picture: AddedPicture = AddedPicture()
    customer: str = ""
    id: int = field(default=0, compare=False)

    @property
    def is_corrected(self) -> bool:
        """Whether there is a correction that holds."""
        return self.correction is not None and not self.picture.is_undone

    @property
    def product(self) -> Product | None:
        """The product that it was, as far as it is known: corrected or accepted."""
        if self.correction is not None and not self.picture.is_undone:
            return self.correction.product
        return self.chosen

    @property
    def best(self) -> Product | None:
        """The product that was offered first; None if none was."""
        return self.offered[0].product if self.offered else None

    @property
    def state(self) -> AnswerState:
        """What became of it."""
        if self.is_corrected:
            return "corrected"
        return "open" if self.chosen is None else "chosen"


@dataclass(frozen=True, slots=True)
class AnswerFilter:
    """Which answers are listed; the default is all.

    Attributes:
        words: of products, codes, stations and customers, all of which an answer must have.
        verdict: of the answer; None for any.
        state: what became of it; None for any.
        product_id: a product that was offered first, chosen or corrected; None for any.
        since, before: times with a time zone, the first included; None for any.
    """

    words: str = ""
    verdict: Verdict | None = None
    state: AnswerState | None = None
    product_id: int | None = None
    since: datetime | None = None
    before: datetime | None = None
