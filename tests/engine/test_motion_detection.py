"""Something new, held still, is noticed once; all else is not."""

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from desktop_app.engine.motion_detection import (
    MotionDetector,
    MotionSettings,
    Sight,
)

Frame = npt.NDArray[np.uint8]

STEP_S = 1 / 30


def place(seed: int = 0) -> Frame:
    """Return (240, 320, 3) uint8: a hall, out of focus."""
    spots = np.random.default_rng(seed).integers(90, 160, (6, 8, 3), dtype=np.uint8)
    return np.repeat(np.repeat(spots, 40, axis=0), 40, axis=1)


def holding(seed: int, *, across_px: int = 0, down_px: int = 0) -> Frame:
    """Return the place with something in its middle."""
    frame = place()
    spots = np.random.default_rng(100 + seed).integers(0, 255, (8, 8, 3), dtype=np.uint8)
    thing = cv2.resize(spots, (120, 120), interpolation=cv2.INTER_CUBIC)
    top, left = 60 + down_px, 100 + across_px
    frame[top : top + 120, left : left + 120] = thing
    return frame


class Film:
    """Shows frames to a watcher, and knows what time it is."""

    def __init__(self, patience: MotionSettings | None = None) -> None:
        self.watcher = MotionDetector(patience)
        self.now_s = 0.0

    def show(self, *frames: Frame, seconds: float | None = None) -> list[Sight]:
        """Return what is seen: in each frame, or in one for as long as it is shown."""
        shown = list(frames) if seconds is None else [frames[0]] * round(seconds / STEP_S)
        sights = []
        for frame in shown:
            self.now_s += STEP_S
            sights.append(self.watcher.look(frame, self.now_s))
        return sights


@pytest.fixture
def film() -> Film:
    film = Film()
    assert set(film.show(place(), seconds=1)) == {"empty"}
    return film


def bring(seed: int) -> list[Frame]:
    return [holding(seed, down_px=px) for px in range(60, 0, -10)]


def test_what_is_held_still_is_noticed_once(film: Film) -> None:
    assert set(film.show(*bring(1))) == {"moving"}
    sights = film.show(holding(1), seconds=3)
    assert sights.count("held") == 1
    assert set(sights[sights.index("held") + 1 :]) == {"still"}


def test_it_has_to_be_still_for_a_moment(film: Film) -> None:
    film.show(*bring(1))
    sights = film.show(holding(1), seconds=3)
    assert sights.index("held") * STEP_S == pytest.approx(MotionSettings().still_s, abs=0.1)


def test_the_next_thing_is_noticed_too(film: Film) -> None:
    film.show(holding(1), seconds=1)
    assert film.show(holding(2), seconds=1).count("held") == 1


def test_the_same_thing_is_noticed_again_after_it_was_gone(film: Film) -> None:
    film.show(holding(1), seconds=1)
    assert film.show(place(), seconds=1)[-1] == "empty"
    assert film.show(holding(1), seconds=1).count("held") == 1


def test_a_hand_may_tremble(film: Film) -> None:
    film.show(*bring(1))
    random = np.random.default_rng(5)
    shaken = [
        holding(1, across_px=int(across), down_px=int(down))
        for across, down in random.integers(-1, 2, (60, 2))
    ]
    noisy = [np.clip(frame + random.normal(0, 4, frame.shape), 0, 255) for frame in shaken]
    assert film.show(*(frame.astype(np.uint8) for frame in noisy)).count("held") == 1


def test_what_moves_on_slowly_is_not_still(film: Film) -> None:
    passing = [holding(1, across_px=px) for px in range(-90, 90, 3)]
    assert "held" not in film.show(*passing)


def test_who_passes_by_at_the_edge_is_not_seen(film: Film) -> None:
    frames = []
    for left in range(0, 40, 2):
        frame = place()
        frame[:, left : left + 8] = 0
        frame[:30] = left * 5
        frames.append(frame)
    assert set(film.show(*frames)) == {"empty"}


def test_a_camera_that_sets_its_exposure_anew_changes_nothing(film: Film) -> None:
    brighter = [place() + np.uint8(step) for step in range(0, 60, 2)]
    assert set(film.show(*brighter)) == {"empty"}


def test_what_is_brought_slowly_is_noticed_as_well(film: Film) -> None:
    film.show(*(holding(1, down_px=px) for px in range(60, 0, -1)))
    assert film.show(holding(1), seconds=1).count("held") == 1


def test_what_stays_becomes_part_of_the_place() -> None:
    film = Film(MotionSettings(still_s=0.2, settled_s=2.0))
    film.show(place(), seconds=1)
    sights = film.show(holding(1), seconds=4)
    assert sights.count("held") == 1
    assert sights[-1] == "empty"
    assert film.show(holding(2), seconds=1).count("held") == 1


def test_when_what_stayed_is_taken_away_the_place_is_known_again() -> None:
    film = Film(MotionSettings(still_s=0.2, settled_s=2.0))
    film.show(place(), seconds=1)
    film.show(holding(1), seconds=4)
    assert "held" not in film.show(place(), seconds=4)


def test_a_camera_that_changes_its_size_begins_anew(film: Film) -> None:
    film.show(holding(1), seconds=1)
    assert film.show(place()[:, :160]) == ["empty"]
