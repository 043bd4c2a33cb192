"""Short tones for the verdicts of the counter, played by a program of the system.

They are generated, so that no file of others is needed. Qt's multimedia module is not in the
package that is used; each system has a program, or on Windows a function, that plays a file.
"""

import io
import shutil
import subprocess
import sys
import tempfile
import wave
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from desktop_app.domain.answer import Verdict

_RATE_HZ: Final = 44_100
_NOTE_S: Final = 0.09
# Fading in and out: a tone that starts at once cracks.
_FADE_S: Final = 0.008
_VOLUME: Final = 0.35
# The notes of each verdict, in Hz: rising, level, falling.
_NOTES_HZ: Final[dict[Verdict, tuple[float, ...]]] = {
    "match": (659.3, 987.8),
    "check": (587.3, 587.3),
    "unknown": (440.0, 293.7),
}
_PLAYERS: Final = (("pw-play",), ("paplay",), ("aplay", "-q"), ("afplay",))
_LIMIT_S: Final = 5.0

Run = Callable[[Sequence[str]], bool]


def tone(verdict: Verdict) -> bytes:
    """Return the sound of a verdict as a WAV file, mono, 16 bit."""
    times_s = np.arange(round(_RATE_HZ * _NOTE_S)) / _RATE_HZ
    envelope = np.clip(np.minimum(times_s, _NOTE_S - times_s) / _FADE_S, 0, 1)
    notes = [np.sin(2 * np.pi * note_hz * times_s) * envelope for note_hz in _NOTES_HZ[verdict]]
    samples = (np.concatenate(notes) * _VOLUME * np.iinfo(np.int16).max).astype("<i2")
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(_RATE_HZ)
        sound.writeframes(samples.tobytes())
    return file.getvalue()


def play(verdict: Verdict, run: Run | None = None) -> bool:
    """Play the sound of a verdict to its end; return False where nothing can play it.

    Args:
        verdict: the verdict.
        run: runs a program with the name of a file, and returns whether it has played it.
    """
    if sys.platform == "win32":
        return _play_on_windows(tone(verdict))
    with tempfile.TemporaryDirectory(prefix="vitrine-") as folder:
        file = Path(folder) / f"{verdict}.wav"
        file.write_bytes(tone(verdict))
        programs = [player for player in _PLAYERS if shutil.which(player[0])]
        return any((run or _run)([*player, str(file)]) for player in programs)


def _play_on_windows(sound: bytes) -> bool:
    import winsound

    try:
        winsound.PlaySound(sound, winsound.SND_MEMORY | winsound.SND_NODEFAULT)  # type: ignore[attr-defined]
    except RuntimeError:
        return False
    return True


def _run(command: Sequence[str]) -> bool:
    try:
        subprocess.run(  # noqa: S603 - no shell
            command,
            check=True,
            timeout=_LIMIT_S,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return True
