import cv2
import numpy as np
import numpy.typing as npt
import pytest

from benchmarks.counter_clips import SKINS, with_hand, wood
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


def test_a_product_is_found_where_it_is(analyzer: SceneAnalyzer, counter: RgbImage) -> None:
    scene = analyzer.analyse(put(seen_later(counter), product(), PRODUCT), counter)
    assert scene.problem is None
    assert scene.region is not None
    assert scene.region.iou(PRODUCT) > 0.6


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


def test_on_an_unknown_counter_the_product_may_be_anywhere(
    analyzer: SceneAnalyzer, counter: RgbImage
) -> None:
    assert analyzer.analyse(product(), None) == Scene(None)
    assert analyzer.analyse(product(), counter) == Scene(None)


def test_on_a_plain_counter_a_product_is_seen_without_a_background(
    analyzer: SceneAnalyzer, counter: RgbImage
) -> None:
    assert analyzer.analyse(counter, None) == Scene("empty")
    scene = analyzer.analyse(put(counter, product(), PRODUCT), None)
    assert scene.problem is None
    assert scene.region is not None
    assert scene.region.iou(PRODUCT) > 0.6


def lamp(x: float, y: float, size: float) -> npt.NDArray[np.float32]:
    """Return the light of a lamp, (height, width, 1), its place and size as shares."""
    rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    distance = np.hypot(columns - x * WIDTH, rows - y * HEIGHT) / (size * WIDTH)
    return np.asarray(1 + np.exp(-(distance**2) / 2), np.float32)[:, :, np.newaxis]


LIGHTS: dict[str, npt.NDArray[np.float32] | np.float32] = {
    "dim": np.float32(0.5),
    "bright": np.float32(1.5),
    "warm": np.array([1.2, 1.0, 0.7], np.float32),
    "window": np.linspace(0.5, 1.4, WIDTH, dtype=np.float32)[np.newaxis, :, np.newaxis],
    "lamp": lamp(0.25, 0.3, 0.4),
    "spot": lamp(0.7, 0.55, 0.2),
}


@pytest.mark.parametrize("light", LIGHTS)
def test_light_is_no_product(analyzer: SceneAnalyzer, counter: RgbImage, light: str) -> None:
    lit = (seen_later(counter) * np.asarray(LIGHTS[light])).clip(0, 255).astype(np.uint8)
    assert analyzer.analyse(lit, counter) == Scene("empty")


@pytest.mark.parametrize("light", ["dim", "bright", "warm", "window"])
def test_a_product_is_found_in_other_light(
    analyzer: SceneAnalyzer, counter: RgbImage, light: str
) -> None:
    frame = put(seen_later(counter), product(), PRODUCT) * np.asarray(LIGHTS[light])
    scene = analyzer.analyse(frame.clip(0, 255).astype(np.uint8), counter)
    assert scene.problem is None
    assert scene.region is not None
    assert scene.region.iou(PRODUCT) > 0.6


def test_a_soft_shadow_is_no_product(analyzer: SceneAnalyzer, counter: RgbImage) -> None:
    shadow = np.ones((HEIGHT, WIDTH, 1), np.float32)
    shadow[200:500, 500:900] = 0.6
    soft = cv2.GaussianBlur(shadow, (0, 0), 30)[:, :, np.newaxis]
    assert analyzer.analyse((seen_later(counter) * soft).astype(np.uint8), counter) == (
        Scene("empty")
    )


@pytest.mark.parametrize("level", [95, 150])
def test_a_plain_product_of_nearly_the_counters_lightness_is_no_shadow(
    analyzer: SceneAnalyzer, counter: RgbImage, level: int
) -> None:
    plain = np.full((50, 50, 3), level, np.uint8)
    scene = analyzer.analyse(put(seen_later(counter), plain, PRODUCT), counter)
    assert scene.problem != "empty"


@pytest.mark.parametrize("query", ["061", "147", "188"])
def test_a_product_in_the_colours_of_skin_is_no_hand(
    analyzer: SceneAnalyzer, counter: RgbImage, query: str
) -> None:
    photo = read_photo(paths.sample_folder() / "queries" / f"query-{query}.jpg").pixels
    frame = put(seen_later(counter), photo, Region(0.2, 0.1, 0.8, 0.9))
    assert analyzer.analyse(frame, counter).problem is None


def test_blur_grows_with_blurring() -> None:
    photo = product()
    values = [blur(photo)] + [
        blur(np.asarray(cv2.GaussianBlur(photo, (0, 0), sigma), np.uint8)) for sigma in (1, 2, 4)
    ]
    assert values == sorted(values)
    assert 0 < values[0] < 0.65 < values[-1] < 1


def test_an_image_of_one_colour_is_blurred() -> None:
    assert blur(np.full((50, 50, 3), 99, np.uint8)) == 1.0


def test_a_picture_of_few_pixels_is_refused(analyzer: SceneAnalyzer, counter: RgbImage) -> None:
    tiny = np.ascontiguousarray(put(counter, product(), PRODUCT)[::30, ::40])
    assert analyzer.analyse(tiny, None) == Scene("low_resolution")


def test_what_is_at_the_edge_is_told_beside_an_empty_counter(
    analyzer: SceneAnalyzer, counter: RgbImage
) -> None:
    frame = put(seen_later(counter), product(), Region(0.8, 0.3, 1.0, 0.8))
    assert analyzer.analyse(frame, counter) == Scene("empty", has_thing_aside=True)


def test_the_place_that_a_product_of_the_background_has_left_is_empty(
    analyzer: SceneAnalyzer, counter: RgbImage
) -> None:
    lying = put(counter, product(), PRODUCT)
    empty = seen_later(counter)
    assert analyzer.analyse(empty, lying, may_hold_object=True) == Scene("empty")
    other = put(empty, product(30), PRODUCT)
    assert analyzer.analyse(other, lying, may_hold_object=True).problem is None


@pytest.mark.parametrize("displaced_px", [-2, 1, 2])
def test_a_camera_that_wobbles_sees_no_product(analyzer: SceneAnalyzer, displaced_px: int) -> None:
    columns, rows = np.meshgrid(np.arange(640), np.arange(480))
    is_red = ((rows // 30 + columns // 30) % 2 == 1)[:, :, np.newaxis]
    cloth = np.where(is_red, (170, 60, 50), (195, 190, 180)).astype(np.uint8)
    moved = np.roll(cloth, (displaced_px, displaced_px), axis=(0, 1))
    assert analyzer.analyse(moved, cloth) == Scene("empty")
    frame = put(moved, product(), PRODUCT)
    scene = analyzer.analyse(frame, cloth)
    assert scene.problem is None
    assert scene.region is not None
    assert scene.region.iou(PRODUCT) > 0.6


def test_a_flash_is_no_product(analyzer: SceneAnalyzer, counter: RgbImage) -> None:
    flash = (seen_later(counter) * 2.5).clip(0, 255).astype(np.uint8)
    assert analyzer.analyse(flash, counter).problem == "empty"


def test_a_hand_of_the_counters_colour_that_comes_in_is_no_product(
    analyzer: SceneAnalyzer,
) -> None:
    """Parts of it cannot be told from the wood, so that its tone is less certain."""
    counter = wood()
    hand = np.asarray(with_hand(counter, SKINS[2], 510, 1.0).clip(0, 255), np.uint8)
    assert analyzer.analyse(hand, counter.astype(np.uint8)) == Scene("hand")
