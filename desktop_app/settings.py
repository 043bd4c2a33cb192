"""The user's settings, stored in a TOML file."""

import json
import logging
import os
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from desktop_app.atomic_file import (
    PRIVATE_MODE,
    make_folder,
    remove_abandoned_drafts,
    write_atomically,
)
from desktop_app.camera_passwords import without_password
from desktop_app.logs.log_lines import ProgramText
from desktop_app.visible_text import as_encodable

_log = logging.getLogger(__name__)

# The rights of all but the owner of a file.
_OTHERS = 0o077

Device = Literal["auto", "cpu", "cuda"]
Language = Literal["system", "en", "zh_CN"]
Measure = Literal["auto", "cosine", "euclidean", "mahalanobis"]
# ``copy`` and ``type``: the text of the template; ``table``: CSV; ``post``: HTTP.
AcceptAction = Literal["none", "copy", "type", "table", "post"]
Theme = Literal["system", "light", "dark"]
Turn = Literal[0, 90, 180, 270]
# Neither infinite nor "not a number": the window cannot show those, nor TOML read them again.
_MAX_NUMBER = 1e9
Number = Annotated[float, msgspec.Meta(ge=-_MAX_NUMBER, le=_MAX_NUMBER)]
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
Count = Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]
PositiveCount = Annotated[int, msgspec.Meta(ge=1, le=1_000_000)]


class RecentCatalogue(msgspec.Struct, frozen=True, array_like=True):
    """A catalogue that was open before.

    Attributes:
        folder: of the catalogue; it may be gone.
        opened_at: when it was opened last, UTC, ``2026-11-21T16:00:00Z``; empty if unknown.
        product_count: number of products then; -1 if unknown.
        server: of a shared catalogue, the address; the folder is that of its local copy.
        shared_name: of a shared catalogue, its name; empty for all others.
    """

    folder: str
    opened_at: str = ""
    product_count: int = -1
    server: str = ""
    shared_name: str = ""

    @property
    def name(self) -> str:
        """The name that is shown."""
        return self.shared_name or Path(self.folder).name

    @property
    def place(self) -> str:
        """Where the catalogue is, for users: a folder or the address of a server."""
        return self.server or str(Path(self.folder).parent)


class CameraSettings(msgspec.Struct, frozen=True, array_like=True):
    """How the pictures of one camera are taken and used.

    Attributes:
        key: what the camera is remembered by: a path, a name, an index or an address.
        size_px: (width, height) of its pictures; zeros for the usual size.
        turn: clockwise, in degrees.
        is_mirrored: whether left and right are swapped, after the turn.
        region: left, top, right and bottom of the part that is used, as shares 0..1 of the
            turned and mirrored picture.
        locks_exposure: whether the exposure stays at ``exposure``, in units of the camera.
        locks_focus: whether the focus stays at ``focus``, in units of the camera.
    """

    key: str = ""
    size_px: tuple[Count, Count] = (0, 0)
    turn: Turn = 0
    is_mirrored: bool = False
    region: tuple[Share, Share, Share, Share] = (0.0, 0.0, 1.0, 1.0)
    locks_exposure: bool = False
    exposure: Number = 0.0
    locks_focus: bool = False
    focus: Number = 0.0


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """The user's settings; all have defaults.

    Attributes:
        language: of the window.
        theme: colours of the window.
        device: where the model runs; ``auto`` uses a GPU if there is one.
        measure: how photos and pictures are compared; ``auto`` uses what was learned
            from the catalogue if that is switched on, and the cosine otherwise.
        model: name of the model card without ``.json``; empty for the default model.
        catalogue: folder of the last opened catalogue; empty if there is none yet.
        recent_catalogues: the catalogues opened last, the newest first.
        camera: index, file or address of the last camera, with asterisks for its password;
            empty for the first one.
        cameras: how each camera is used; those with the usual settings are missing.
        read_labels: whether the text on labels is read, if rapidocr is installed.
        cut_off: minimum score of the hits shown, 0..1.
        max_hits: maximum number of products shown for a photo.
        reference_rules: which of several duplicates is kept, most important rule
            first; rules that are missing follow in their default order.
        accept_action: what happens with a product that is accepted at the counter.
        till_template: the text that is copied, typed or sent; empty for the SKU.
        till_table: the CSV file that accepted products are appended to; empty for none.
        till_address: where accepted products are posted to; empty for none.
        till_any_host: whether that address may be outside of the local network.
        scale_labels: patterns of the shop's scale labels, separated by blanks.
        counter_live_codes: whether codes in the camera picture of the counter are read.
        counter_sounds: whether the counter plays a sound for each answer.
        keep_corrections: whether photos of corrections at the counter are kept.
        learning_offered_on: the day on which the counter last proposed to learn, ``2026-11-26``;
            empty if never.
        counter_hold_still: whether the counter page takes a photo of what is held still.
        counter_camera_share: share of the counter page's width that its camera has, 0.5..1.
        demo_photos: files and folders that the demo shows while nobody is there; empty for
            pictures of the catalogue.
        demo_baskets: files and folders of photos of many products that the demo counts while
            nobody is there; empty for none, or those of the sample.
        keep_nothing: whether nothing is kept of customers, whatever the other settings say.
        keep_answers: whether the counter keeps its answers with their photos.
        answer_days: for how many days.
        answer_megabytes: size of all kept answers at most.
        answer_strip: whether the counter page shows today's answers.
        stock_author: who counts in stock takes; empty for the user of the computer.
        stock_place: the place that was counted last.
        tour_shown: whether the tour of the first start was shown.
    """

    language: Language = "system"
    theme: Theme = "system"
    device: Device = "auto"
    measure: Measure = "auto"
    model: str = ""
    catalogue: str = ""
    recent_catalogues: tuple[RecentCatalogue, ...] = ()
    camera: str = ""
    cameras: tuple[CameraSettings, ...] = ()
    read_labels: bool = True
    cut_off: Share = 0.0
    max_hits: PositiveCount = 200
    reference_rules: tuple[str, ...] = ()
    accept_action: AcceptAction = "copy"
    till_template: str = ""
    till_table: str = ""
    till_address: str = ""
    till_any_host: bool = False
    scale_labels: str = ""
    counter_live_codes: bool = True
    counter_sounds: bool = False
    keep_corrections: bool = True
    learning_offered_on: str = ""
    counter_hold_still: bool = True
    counter_camera_share: Share = 0.58
    demo_photos: tuple[str, ...] = ()
    demo_baskets: tuple[str, ...] = ()
    keep_nothing: bool = False
    keep_answers: bool = True
    answer_days: PositiveCount = 30
    answer_megabytes: PositiveCount = 500
    answer_strip: bool = True
    stock_author: str = ""
    stock_place: str = ""
    tour_shown: bool = False

    @property
    def keeps_answers(self) -> bool:
        """Whether answers, the list of the present customer and the basket are kept."""
        return self.keep_answers and not self.keep_nothing

    @property
    def keeps_corrections(self) -> bool:
        """Whether photos of the counter and of baskets become pictures by themselves."""
        return self.keep_corrections and self.keeps_answers


def load_settings(file: Path) -> Settings:
    """Return the stored settings, with the default of each one that is missing or invalid.

    A file that is no TOML is kept under another name, because the next change replaces it.
    """
    _make_private(file)
    remove_abandoned_drafts(file.parent)
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        _log.warning("settings in %s cannot be read, using the defaults: %s", file, error)
        return Settings()
    except ValueError as error:
        _log.warning("settings in %s are damaged, using the defaults: %s", file, error)
        with suppress(OSError):
            file.replace(file.with_name(f"{file.stem}-damaged{file.suffix}"))
        return Settings()
    valid: dict[str, Any] = {}
    for field in msgspec.structs.fields(Settings):
        if field.name in values:
            try:
                valid[field.name] = msgspec.convert(values[field.name], field.type)
            except msgspec.ValidationError as error:
                name = ProgramText(field.name)
                _log.warning("setting %s in %s is invalid: %s", name, file, error)
    return _without_passwords(Settings(**valid))


def _without_passwords(settings: Settings) -> Settings:
    """Return settings without the passwords of cameras that earlier versions stored."""
    cameras = tuple(one.__replace__(key=without_password(one.key)) for one in settings.cameras)
    return settings.__replace__(camera=without_password(settings.camera), cameras=cameras)


def _make_private(file: Path) -> None:
    """Withdraw the rights of others to a file that an earlier version wrote."""
    with suppress(OSError):
        if os.name == "posix" and file.stat().st_mode & _OTHERS:
            file.chmod(PRIVATE_MODE)


def _as_toml(value: object) -> str:
    # JSON without objects. Names of files may have bytes that are no text.
    return as_encodable(json.dumps(value, ensure_ascii=False))


def save_settings(settings: Settings, file: Path) -> None:
    """Write the settings atomically, so that only the user may read them.

    Raises:
        OSError: the file cannot be written.
    """
    values: dict[str, Any] = msgspec.to_builtins(_without_passwords(settings))
    lines = [f"{name} = {_as_toml(value)}\n" for name, value in values.items()]
    make_folder(file.parent)
    with write_atomically(file, is_private=True) as draft:
        draft.write_text("".join(lines), encoding="utf-8")
