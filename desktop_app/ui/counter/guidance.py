"""The phases of the counter page, and what the user is told to do."""

from typing import Literal

from desktop_app.domain.scene import SceneProblem

# ``live``: only the camera. ``searching``: for a capture. ``answered``: the answer to the
# last capture is shown. ``accepted``: the accepted product is shown for a moment.
CounterPhase = Literal["live", "searching", "answered", "accepted"]
# What the user is told to do: to mend a problem of the scene, to wait, to hold the product
# still (``ready``), to decide about the answer, or to show another side.
Guidance = Literal[
    SceneProblem, "moving", "ready", "searching", "preparing", "answered", "other_side"
]
