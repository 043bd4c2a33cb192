"""What the user chose, kept in one small TOML file."""

import logging
import tomllib
from pathlib import Path
from typing import Any, Literal

import msgspec

_log = logging.getLogger(__name__)

Device = Literal["auto", "cpu", "cuda"]
Language = Literal["system", "en", "zh_CN"]
Measure = Literal["auto", "cosine", "euclidean", "mahalanobis"]
Theme = Literal["system", "light", "dark"]


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """The user's choices; every one has a default.

    Attributes:
        language: of the window.
        theme: colours of the window.
        device: where the model runs; ``auto`` takes the GPU where there is one.
        measure: how photos and pictures are compared; ``auto`` takes what was
            learnt from the catalogue where that is switched on, else the cosine.
        model: name of the model card without ``.json``; empty for the shipped one.
        catalogue: the folder opened last; empty before the first one.
        camera: index, file or address opened last; empty for the first camera.
        cut_off: hits below this score are hidden, 0..1.
        max_hits: products shown for a photo at most.
        reference_rules: what makes a product the one that stays of its duplicates,
            what counts most first; what is missing counts after these.
    """

    language: Language = "system"
    theme: Theme = "system"
    device: Device = "auto"
    measure: Measure = "auto"
    model: str = ""
    catalogue: str = ""
    camera: str = ""
    cut_off: float = 0.0
    max_hits: int = 200
    reference_rules: tuple[str, ...] = ()


def load_settings(file: Path) -> Settings:
    """Read the settings; a missing or damaged file gives the defaults."""
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
        return msgspec.convert(values, Settings)
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, msgspec.ValidationError) as error:
        _log.info("settings in %s are not usable, defaults taken: %s", file, error)
        return Settings()


def save_settings(settings: Settings, file: Path) -> None:
    """Write the settings as one whole: a reader sees the old file or the new.

    Raises:
        OSError: the folder cannot be written to.
    """
    values: dict[str, Any] = msgspec.to_builtins(settings)
    lines = [f"{name} = {msgspec.json.encode(value).decode()}\n" for name, value in values.items()]
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(".new")
    draft.write_text("".join(lines), encoding="utf-8")
    draft.replace(file)
