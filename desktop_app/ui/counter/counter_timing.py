"""Durations of the counter page."""

from dataclasses import dataclass, field

from desktop_app.engine.motion_detection import MotionSettings


@dataclass(frozen=True, slots=True)
class CounterTiming:
    """Durations, in seconds.

    Attributes:
        motion: when something counts as held still.
        shown_s: how long an accepted product is shown.
        refused_s: how long the reason is shown why a capture was not answered.
        unread_s: time after which the answer to an automatic capture can be accepted: a key
            pressed earlier was not meant for it.
        deferred_s: time for which a key waits until nothing moves.
        stalled_s: time without a new frame after which none is captured any more.
    """

    motion: MotionSettings = field(default_factory=lambda: MotionSettings(background_s=60.0))
    shown_s: float = 2.0
    refused_s: float = 1.5
    unread_s: float = 0.25
    deferred_s: float = 2.0
    stalled_s: float = 2.0

    @property
    def shown_ms(self) -> int:
        """How long an accepted product is shown, in milliseconds."""
        return round(1000 * self.shown_s)
