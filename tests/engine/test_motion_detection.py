"""Which frames of a camera show a new object that is held still."""

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from desktop_app.engine.motion_detection import MotionDetector, MotionSettings, MotionState

Frame = npt.NDArray[np.uint8]

STEP_S = 1 / 30


def background(seed: int = 0) -> Frame:
    """Return (240, 320, 3) uint8: blurred spots."""
    spots = np.random.default_rng(seed).integers(90, 160, (6, 8, 3), dtype=np.uint8)
    return np.repeat(np.repeat(spots, 40, axis=0), 40, axis=1)


def holding(seed: int, *, across_px: int = 0, down_px: int = 0) -> Frame:
    """Return the background with an object in its centre; each seed gives another object."""
    frame = background()
    spots = np.random.default_rng(100 + seed).integers(0, 255, (8, 8, 3), dtype=np.uint8)
    pixels = cv2.resize(spots, (120, 120), interpolation=cv2.INTER_CUBIC)
    top, left = 60 + down_px, 100 + across_px
    frame[top : top + 120, left : left + 120] = pixels
    return frame


class Video:
    """Passes frames to a detector at a constant rate."""

    def __init__(self, settings: MotionSettings | None = None) -> None:
        self.detector = MotionDetector(settings)
        self.time_s = 0.0

    def show(
        self, *frames: Frame, seconds: float | None = None, keeps_object: bool = False
    ) -> list[MotionState]:
        """Return the state after each frame; with ``seconds`` repeat a single frame."""
        shown = list(frames) if seconds is None else [frames[0]] * round(seconds / STEP_S)
        states = []
        for frame in shown:
            self.time_s += STEP_S
            states.append(self.detector.update(frame, self.time_s, keeps_object=keeps_object))
        return states


@pytest.fixture
def video() -> Video:
    """Return a video of which the detector has seen one second of background."""
    video = Video()
    assert set(video.show(background(), seconds=1)) == {"empty"}
    return video


def raising(seed: int) -> list[Frame]:
    """Return the frames in which an object is raised to the centre."""
    return [holding(seed, down_px=px) for px in range(60, 0, -10)]


def test_an_object_held_still_is_reported_once(video: Video) -> None:
    assert set(video.show(*raising(1))) == {"moving"}
    states = video.show(holding(1), seconds=3)
    assert states.count("new") == 1
    assert set(states[states.index("new") + 1 :]) == {"still"}


def test_an_object_is_reported_after_it_was_still_for_a_moment(video: Video) -> None:
    video.show(*raising(1))
    states = video.show(holding(1), seconds=3)
    assert states.index("new") * STEP_S == pytest.approx(MotionSettings().still_s, abs=0.1)


def test_the_next_object_is_reported(video: Video) -> None:
    video.show(holding(1), seconds=1)
    assert video.show(holding(2), seconds=1).count("new") == 1


def test_the_same_object_is_reported_again_after_it_was_away(video: Video) -> None:
    video.show(holding(1), seconds=1)
    assert video.show(background(), seconds=1)[-1] == "empty"
    assert video.show(holding(1), seconds=1).count("new") == 1


def test_an_object_in_a_trembling_hand_is_still(video: Video) -> None:
    video.show(*raising(1))
    random = np.random.default_rng(5)
    trembling = [
        holding(1, across_px=int(across), down_px=int(down))
        for across, down in random.integers(-1, 2, (60, 2))
    ]
    noisy = [np.clip(frame + random.normal(0, 4, frame.shape), 0, 255) for frame in trembling]
    assert video.show(*(frame.astype(np.uint8) for frame in noisy)).count("new") == 1


def test_a_slowly_moving_object_is_not_still(video: Video) -> None:
    passing = [holding(1, across_px=px) for px in range(-90, 90, 3)]
    assert "new" not in video.show(*passing)


def test_motion_at_the_border_is_ignored(video: Video) -> None:
    frames = []
    for left in range(0, 40, 2):
        frame = background()
        frame[:, left : left + 8] = 0
        frame[:30] = left * 5
        frames.append(frame)
    assert set(video.show(*frames)) == {"empty"}


def test_a_change_of_exposure_is_ignored(video: Video) -> None:
    brighter = [background() + np.uint8(step) for step in range(0, 60, 2)]
    assert set(video.show(*brighter)) == {"empty"}


def test_a_slowly_raised_object_is_reported(video: Video) -> None:
    video.show(*(holding(1, down_px=px) for px in range(60, 0, -1)))
    assert video.show(holding(1), seconds=1).count("new") == 1


def test_an_object_that_stays_becomes_background() -> None:
    video = Video(MotionSettings(still_s=0.2, background_s=2.0))
    video.show(background(), seconds=1)
    states = video.show(holding(1), seconds=4)
    assert states.count("new") == 1
    assert states[-1] == "empty"
    assert video.show(holding(2), seconds=1).count("new") == 1


def test_an_object_that_is_kept_becomes_background_only_later() -> None:
    video = Video(MotionSettings(still_s=0.2, background_s=2.0))
    video.show(background(), seconds=1)
    assert video.show(holding(1), seconds=4, keeps_object=True)[-1] == "still"
    assert video.show(holding(1), seconds=1)[-1] == "empty"


def test_the_former_background_is_recognised_again() -> None:
    video = Video(MotionSettings(still_s=0.2, background_s=2.0))
    video.show(background(), seconds=1)
    video.show(holding(1), seconds=4)
    assert "new" not in video.show(background(), seconds=4)


def test_a_new_frame_size_restarts_the_detection(video: Video) -> None:
    video.show(holding(1), seconds=1)
    assert video.show(background()[:, :160]) == ["empty"]


def of_colours(*colours: tuple[int, int, int]) -> Frame:
    """Return the background with an object of horizontal bands in its centre."""
    frame = background()
    for number, colour in enumerate(colours):
        top = 60 + number * 120 // len(colours)
        frame[top : top + 120 // len(colours), 100:220] = colour
    return frame


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Equal in green, which is most of the brightness.
        ([(200, 90, 40)], [(40, 90, 200)]),
        # Equal in brightness, red or blue on part of the package.
        ([(120, 120, 120), (190, 95, 95)], [(120, 120, 120), (95, 110, 200)]),
    ],
)
def test_a_product_of_the_same_brightness_is_new_even_without_a_motion_between(
    video: Video, one: list[tuple[int, int, int]], other: list[tuple[int, int, int]]
) -> None:
    video.show(of_colours(*one), seconds=1)
    assert video.show(of_colours(*other), seconds=1).count("new") == 1


def test_a_product_that_looks_the_same_is_new_after_the_first_was_taken_away(
    video: Video,
) -> None:
    video.show(*raising(1))
    assert video.show(holding(1), seconds=1).count("new") == 1
    # Nothing rests in between: a hand takes the one and puts the other in its place.
    hand = [holding(7, down_px=px) for px in (30, 10, 20, 0, 15)]
    assert "empty" not in video.show(*hand)
    assert video.show(holding(1), seconds=1).count("new") == 1


def test_a_hand_at_the_edge_of_an_object_does_not_make_it_new(video: Video) -> None:
    video.show(holding(1), seconds=1)
    touched = []
    for px in (5, 15, 25, 15, 5):
        frame = holding(1)
        frame[60:180, 220 - px : 240] = (200, 150, 120)
        touched.append(frame)
    states = video.show(*touched, *[holding(1)] * 30)
    assert "new" not in states
    assert states[-1] == "still"


def test_what_is_there_can_be_learned_as_the_background() -> None:
    video = Video()
    video.show(holding(1), seconds=1)
    assert video.show(background(), seconds=1).count("new") == 1
    video.detector.learn_background()
    assert set(video.show(background(), seconds=1)) == {"empty"}
    assert video.show(holding(2), seconds=1).count("new") == 1


def test_warmer_light_is_no_object(video: Video) -> None:
    warmer = [background() + np.array([step, 0, 0], np.uint8) for step in range(0, 24, 2)]
    assert set(video.show(*warmer)) == {"empty"}


def test_a_product_that_lay_there_at_the_beginning_is_reported_once_the_counter_is_known() -> None:
    video = Video()
    video.show(holding(1), seconds=1)
    video.show(background(), seconds=1)
    video.detector.learn_background()
    assert video.show(holding(1), seconds=1).count("new") == 1
