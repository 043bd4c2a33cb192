"""Plays a sound for each answer of the counter, if the user has switched it on."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop_app.domain.answer import Verdict
from desktop_app.engine.counter.sounds import play
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.counter.counter_controller import CounterController
from desktop_app.ui.settings.preferences import Preferences


class VerdictSounds(QObject):
    """Plays on a lane of its own; an answer that comes while a sound is played is silent.

    Args:
        controller: tells of new answers.
        preferences: whether sounds are on.
        parent: the page.
        play_sound: plays the sound of a verdict to its end.
    """

    def __init__(
        self,
        controller: CounterController,
        preferences: Preferences,
        parent: QObject,
        play_sound: Callable[[Verdict], bool] = play,
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._preferences = preferences
        self._play = play_sound
        self._lane: Lane | None = None
        self._is_playing = False
        self._capture_number = 0
        controller.phase_changed.connect(lambda _: self._on_phase_changed())

    def shut_down(self) -> None:
        """Wait for the end of a sound, before the window closes."""
        if self._lane is not None:
            self._lane.stop()
            self._lane = None

    def _on_phase_changed(self) -> None:
        shown = self._controller.shown
        # An answer is shown again when a photo that was to be added to it cannot be used.
        if shown is None or shown.capture.number == self._capture_number:
            return
        self._capture_number = shown.capture.number
        if self._preferences.now.counter_sounds and not self._is_playing:
            self._start(shown.answer.verdict)

    def _start(self, verdict: Verdict) -> None:
        if self._lane is None:
            self._lane = Lane("sound", self)
        self._is_playing = True
        self._lane.run(lambda: self._play(verdict)).on_finish(self._on_played)

    def _on_played(self) -> None:
        self._is_playing = False
