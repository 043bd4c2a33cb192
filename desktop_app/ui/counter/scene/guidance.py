"""The phases of the counter page, and what the user is told to do."""

from typing import Literal

from desktop_app.domain.scene import Scene, SceneProblem
from desktop_app.engine.motion_detection import MotionState

# ``live``: only the camera. ``searching``: for a capture. ``answered``: the answer to the
# last capture is shown. ``accepted``: the accepted product is shown for a moment.
CounterPhase = Literal["live", "searching", "answered", "accepted"]
# What the user is told to do: to mend a problem of the scene, to wait, to hold the product
# still (``ready``), to press Space for what lies there (``lying``), to decide about the answer,
# or to show another side.
Guidance = Literal[
    SceneProblem,
    "moving",
    "ready",
    "lying",
    "searching",
    "preparing",
    "answered",
    "other_side",
]


def live_guidance(scene: Scene | None, motion: MotionState, *, captures_still: bool) -> Guidance:
    """Return what to do for a photo that can be answered.

    Args:
        scene: what the camera sees; None if it is not known yet.
        motion: in the newest frame.
        captures_still: whether what has come to rest is going to be captured without a key.
    """
    if scene is not None and scene.problem is not None:
        return scene.problem
    if motion == "moving":
        return "moving"
    # Only what has been brought is captured without a key, and only once.
    needs_key = motion == "empty" or not captures_still
    return "lying" if scene is not None and needs_key else "ready"


def guidance_for(
    phase: CounterPhase,
    scene: Scene | None,
    motion: MotionState,
    *,
    is_ready: bool,
    captures_still: bool,
    waits_for_side: bool,
) -> Guidance:
    """Return what to do in a phase.

    Args:
        phase: the phase.
        scene: what the camera sees; None if it is not known yet.
        motion: in the newest frame.
        is_ready: whether the catalogue is ready for photos.
        captures_still: whether what has come to rest is going to be captured without a key.
        waits_for_side: whether another side of the product is to be shown.
    """
    if phase == "searching":
        return "searching"
    if phase != "live":
        return "other_side" if waits_for_side else "answered"
    if not is_ready:
        return "preparing"
    return live_guidance(scene, motion, captures_still=captures_still)
