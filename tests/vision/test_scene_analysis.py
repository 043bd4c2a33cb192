import cv2
import numpy as np
import pytest

from datasets.hand_drawing import SIDE_PX, draw_hand
from desktop_app import paths
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.domain.scene import Scene
from desktop_app.vision.person_detection import PersonDetector
from desktop_app.vision.picture_decoding import read_photo
from desktop_app.vision.scene_analysis import SceneAnalyzer, blur

HEIGHT, WIDTH = 720, 1280
PRODUCT = Region(0.4, 0.3, 0.6, 0.8)


@pytest.fixture(scope="module")
def analyzer() -> SceneAnalyzer:
    return SceneAnalyzer(PersonDetector.of_palms(paths.detectors_folder()))


@pytest.fixture
def counter() -> RgbImage:
    """Return the empty counter: a grey mat, lit from the left, with grain."""
    noise = np.random.default_rng(1).normal(0, 4, (HEIGHT, WIDTH, 3))
    return (np.linspace(150, 90, WIDTH)[np.newaxis, :, np.newaxis] + noise).astype(np.uint8)


def put(frame: RgbImage, thing: RgbImage, region: Region) -> RgbImage:
    """Return the frame with a thing in a region."""
    shown = frame.copy()
    place = region.cut_from(shown)
    place[:] = cv2.resize(thing, (place.shape[1], place.shape[0]), interpolation=cv2.INTER_AREA)
    return shown


def product(number: int = 0) -> RgbImage:
    file = sorted((paths.sample_folder() / "queries").glob("*.jpg"))[number]
    return read_photo(file).pixels


def seen_later(counter: RgbImage, *, brighter: int = 0) -> RgbImage:
    noise = np.random.default_rng(2).normal(brighter, 4, counter.shape)
    return (counter + noise).clip(0, 255).astype(np.uint8)


def overlap(one: Region, other: Region) -> float:
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    areas = sum((r.right - r.left) * (r.bottom - r.top) for r in (one, other))
    return width * height / (areas - width * height)


def test_a_product_is_found_where_it_is(analyzer: SceneAnalyzer, counter: RgbImage) -> None:
    scene = analyzer.analyse(put(seen_later(counter), product(), PRODUCT), counter)
    assert scene.problem is None
    assert scene.region is not None
    assert overlap(scene.region, PRODUCT) > 0.6


@pytest.mark.parametrize("brighter", [0, 15, -15])
def test_an_empty_counter_is_empty_in_any_light(
    analyzer: SceneAnalyzer, counter: RgbImage, brighter: int
) -> None:
    assert analyzer.analyse(seen_later(counter, brighter=brighter), counter) == Scene("empty")


def test_a_hand_alone_is_no_product(analyzer: SceneAnalyzer, counter: RgbImage) -> None:
    region = Region(0.4, 0.3, 0.4 + SIDE_PX / WIDTH, 0.3 + SIDE_PX / HEIGHT)
    hand = draw_hand(region.cut_from(counter))
    assert analyzer.analyse(put(seen_later(counter), hand, region), counter) == Scene("hand")


def test_a_product_beside_a_hand_is_a_product(analyzer: SceneAnalyzer, counter: RgbImage) -> None:
    region = Region(0.5, 0.3, 0.5 + SIDE_PX / WIDTH, 0.3 + SIDE_PX / HEIGHT)
    held = put(seen_later(counter), draw_hand(region.cut_from(counter)), region)
    held = put(held, product(), Region(0.25, 0.2, 0.55, 0.9))
    assert analyzer.analyse(held, counter).problem is None


def test_two_products_are_several(analyzer: SceneAnalyzer, counter: RgbImage) -> None:
    frame = put(seen_later(counter), product(), Region(0.1, 0.3, 0.3, 0.8))
    frame = put(frame, product(5), Region(0.6, 0.3, 0.8, 0.8))
    assert analyzer.analyse(frame, counter) == Scene("several")


def test_a_product_that_is_far_away_is_small(analyzer: SceneAnalyzer, counter: RgbImage) -> None:
    frame = put(seen_later(counter), product(), Region(0.5, 0.5, 0.58, 0.64))
    assert analyzer.analyse(frame, counter).problem == "small"


def test_a_blurred_product_is_noticed(analyzer: SceneAnalyzer, counter: RgbImage) -> None:
    blurred = np.asarray(cv2.GaussianBlur(product(), (0, 0), 9), np.uint8)
    frame = put(seen_later(counter), blurred, Region(0.3, 0.1, 0.7, 0.9))
    assert analyzer.analyse(frame, counter).problem == "blurred"


def test_darkness_is_noticed(analyzer: SceneAnalyzer, counter: RgbImage) -> None:
    frame = put(counter, product(), PRODUCT)
    assert analyzer.analyse((frame * 0.1).astype(np.uint8), counter) == Scene("dark")


def test_without_a_background_the_product_may_be_anywhere(
    analyzer: SceneAnalyzer, counter: RgbImage
) -> None:
    assert analyzer.analyse(product(), None) == Scene(None)
    assert analyzer.analyse(product(), counter) == Scene(None)


def test_blur_grows_with_blurring() -> None:
    photo = product()
    values = [blur(photo)] + [
        blur(np.asarray(cv2.GaussianBlur(photo, (0, 0), sigma), np.uint8)) for sigma in (1, 2, 4)
    ]
    assert values == sorted(values)
    assert 0 < values[0] < 0.65 < values[-1] < 1


def test_an_image_of_one_colour_is_blurred() -> None:
    assert blur(np.full((50, 50, 3), 99, np.uint8)) == 1.0
