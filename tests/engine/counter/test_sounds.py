"""Sounds are generated, and played by whatever the system has."""

import io
import shutil
import sys
import wave
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from desktop_app.domain.answer import Verdict
from desktop_app.engine.counter import sounds
from desktop_app.engine.counter.sounds import play, tone

VERDICTS: tuple[Verdict, ...] = ("match", "check", "unknown")


@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_tone_is_a_short_sound_without_cracks(verdict: Verdict) -> None:
    with wave.open(io.BytesIO(tone(verdict))) as sound:
        assert (sound.getnchannels(), sound.getsampwidth()) == (1, 2)
        assert 0.1 < sound.getnframes() / sound.getframerate() < 0.3
        samples = np.frombuffer(sound.readframes(sound.getnframes()), "<i2")
    assert samples[0] == 0
    assert abs(int(samples[-1])) < 500
    assert 8_000 < np.abs(samples).max() < 16_000


def test_verdicts_sound_different() -> None:
    assert len({tone(verdict) for verdict in VERDICTS}) == 3


@pytest.fixture
def _all_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")


@pytest.mark.usefixtures("_all_programs")
def test_the_first_program_that_can_plays_the_file() -> None:
    commands: list[Sequence[str]] = []

    def run(command: Sequence[str]) -> bool:
        commands.append(command)
        assert Path(command[-1]).read_bytes() == tone("check")
        return command[0] == "paplay"

    assert play("check", run)
    assert [command[0] for command in commands] == ["pw-play", "paplay"]
    assert not Path(commands[-1][-1]).exists()


@pytest.mark.usefixtures("_all_programs")
def test_it_is_silent_where_nothing_can_play(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not play("match", lambda _: False)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert not play("match", lambda _: True)


@pytest.mark.usefixtures("_all_programs")
def test_a_program_that_fails_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sounds, "_PLAYERS", ((sys.executable, "-c", "raise SystemExit(1)"),))
    assert not play("match")
    monkeypatch.setattr(sounds, "_PLAYERS", ((sys.executable, "-c", ""),))
    assert play("match")
    monkeypatch.setattr(sounds, "_PLAYERS", (("/no/such/program",),))
    assert not play("match")
