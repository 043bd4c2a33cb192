"""The search for what a capture of the counter's camera shows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final, Literal

from desktop_app.domain.answer import Answer, Verdict
from desktop_app.domain.code import CodeAnswer
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import WHOLE_PHOTO, SearchRegion
from desktop_app.engine.recognition.geometric_verification import RegionMatcher
from desktop_app.engine.recognition.photo_fusion import FUSED_HITS

if TYPE_CHECKING:
    from desktop_app.engine.workspace import Workspace

# Number of products that a counter offers to choose from.
MAX_CANDIDATES: Final = 9
# What the codes in view have changed. ``decides``: the product is the one that has the code.
# ``contradicts``: the picture clearly shows another product. ``several``: several products have
# the codes. ``unknown``: no product has the code.
CodeRole = Literal["none", "decides", "contradicts", "several", "unknown"]
_RANKS: Final[dict[Verdict, int]] = {"unknown": 0, "check": 1, "match": 2}


@dataclass(frozen=True, slots=True)
class CaptureAnswer:
    """The answer to one or several captures of the same product.

    Attributes:
        shown: what to show, with at most ``MAX_CANDIDATES`` hits.
        parts: the answer to each capture alone, the newest last.
        region: where to search in the newest capture; ``shown.region`` is where the answer was
            found, which is the whole photo if that was better.
        codes: what the codes say that the camera has seen with it.
        code_role: what they have changed.
        look: the answer without the codes; None if there are none.
    """

    shown: Answer
    parts: tuple[Answer, ...]
    region: SearchRegion | None = None
    codes: tuple[CodeAnswer, ...] = ()
    code_role: CodeRole = "none"
    look: Answer | None = None

    @property
    def earlier_parts(self) -> tuple[Answer, ...]:
        """The answers to all captures but the newest."""
        return self.parts[:-1]


def identify_capture(
    workspace: "Workspace",
    photo: RgbImage,
    region: SearchRegion | None,
    earlier: Sequence[Answer] = (),
) -> CaptureAnswer:
    """Search for the product of a capture; runs on the engine's lane.

    A region that the user has drawn is searched as it is, even if it is the whole photo. Without
    a region, the product is looked for in the photo. After an automatic one, the whole
    photo is searched too unless the region gives a match, and the better answer counts: a
    region that misses a part of the product must not make the answer worse.

    Args:
        workspace: the open catalogue.
        photo: (height, width, 3) uint8 RGB.
        region: where the product is; None if that is unknown.
        earlier: ``CaptureAnswer.parts`` of captures of the same product.
    """
    parts = (*earlier, _best_answer(workspace, photo, region))
    combined = workspace.combine(parts, top=MAX_CANDIDATES)
    # The whole photo is shown; what an earlier capture looked like is no longer needed.
    lighter = tuple(replace(part, photo=None, inner_crop=None) for part in parts)
    return CaptureAnswer(combined, lighter, region)


def _best_answer(workspace: "Workspace", photo: RgbImage, region: SearchRegion | None) -> Answer:
    searched = WHOLE_PHOTO if region is None else region.region
    # The keypoints of the region serve for the whole photo too: extraction is expensive, and
    # they show the product larger.
    matcher = RegionMatcher(searched.cut_from(photo), searched)
    identify = partial(workspace.identify_regions, photo, top=FUSED_HITS, matcher=matcher)
    is_drawn = region is not None and region.origin == "drawn"
    (first,) = identify((searched,), detects_product=not is_drawn)
    if region is None or is_drawn or first.verdict == "match":
        return first
    (whole,) = identify((WHOLE_PHOTO,))
    return max(first, whole, key=_quality)


def _quality(answer: Answer) -> tuple[int, float]:
    score = answer.hits[0].score if answer.hits else None
    return _RANKS[answer.verdict], score or 0.0
