"""What each step of the tour says and points at, for what the window shows at present."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from desktop_app.errors import Message

STEP_COUNT: Final = 5

TourAction: TypeAlias = Literal["open_sample", "find_photo", "counter", "import", "guide"]

_SAMPLE_BUTTON: Final = Message("Open the sample")


@dataclass(frozen=True, slots=True)
class TourState:
    """What the window shows.

    Attributes:
        catalogue: which one is open.
        page: the name of the page that is shown; empty for the start page.
        is_answered: whether a photo was answered since the tour began.
    """

    catalogue: Literal["none", "sample", "other"]
    page: str
    is_answered: bool = False


@dataclass(frozen=True, slots=True)
class TourStep:
    """One step.

    Attributes:
        sentence: what a newcomer has to know.
        targets: object names of controls, or ``menu_<name>`` of menus; the first one that is
            visible is pointed at.
        action: what the button of the step does; None if it has no such button.
        button: the text of this button.
        shows_photo: whether the photo of the sample is shown that the action searches for.
    """

    sentence: Message
    targets: tuple[str, ...]
    action: TourAction | None = None
    button: Message | None = None
    shows_photo: bool = False


def step_of(number: int, state: TourState) -> TourStep:
    """Return a step, 0 to 4, for what the window shows."""
    return (_sample, _find, _counter, _import, _help)[number](state)


def _sample(state: TourState) -> TourStep:
    if state.catalogue == "sample":
        sentence = Message("The sample catalogue is open: a small shop to try Vitrine with.")
        return TourStep(sentence, ("results_pane", "page_find"))
    sentence = Message("The sample catalogue is a small shop to try Vitrine with.")
    return TourStep(sentence, ("start_sample", "menu_file"), "open_sample", _SAMPLE_BUTTON)


def _find(state: TourState) -> TourStep:
    if state.catalogue == "none":
        sentence = Message("With a catalogue open, Vitrine finds a product from a photo of it.")
        return TourStep(sentence, ("start_sample",), "open_sample", _SAMPLE_BUTTON)
    if state.is_answered and state.page == "find":
        sentence = Message("This is the answer: the most probable product comes first.")
        return TourStep(sentence, ("results_pane",))
    targets = ("photo_area", "page_find") if state.page == "find" else ("page_find",)
    if state.catalogue == "other":
        sentence = Message("Drop a photo of a product here, paste it, or open a file.")
        return TourStep(sentence, targets)
    sentence = Message("Drop a photo of a product here, or try this one.")
    button = Message("Find this photo")
    return TourStep(sentence, targets, "find_photo", button, shows_photo=True)


def _counter(state: TourState) -> TourStep:
    if state.page == "counter":
        sentence = Message("Hold a product up to the camera: the answer appears beside it.")
        return TourStep(sentence, ("counter_camera", "page_counter"))
    sentence = Message("The counter names what a customer brings to the camera, with its price.")
    if state.catalogue == "none":
        return TourStep(sentence, ("start_sample",), "open_sample", _SAMPLE_BUTTON)
    return TourStep(sentence, ("page_counter",), "counter", Message("Show the counter"))


def _import(_state: TourState) -> TourStep:
    sentence = Message("Import your own table or folder of pictures, or drop it on the window.")
    return TourStep(sentence, ("start_import", "menu_file"), "import", Message("Import products…"))


def _help(_state: TourState) -> TourStep:
    sentence = Message(
        "F1 opens the user guide at what you are doing; this menu has the tour, too."
    )
    return TourStep(sentence, ("menu_help",), "guide", Message("Open the guide"))
