"""Where the program's own files and the user's files lie.

Models and assets are found alike in a checkout (beside the package), in an
installed wheel (inside the package) and in a PyInstaller bundle.
"""

import sys
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent

SHIPPED_MODEL = "vitrine-shop"


def resource_root() -> Path:
    """Return the folder that holds ``models`` and ``assets``."""
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle)
    if (_PACKAGE / "models").is_dir():
        return _PACKAGE
    return _PACKAGE.parent


def models_folder() -> Path:
    """Return the folder of the shipped models and their cards."""
    return resource_root() / "models"


def model_card(name: str) -> Path:
    """Return the model card file for ``name``.

    Args:
        name: of a card among the shipped models, or the path of any other card;
            empty for the model that the program comes with.
    """
    if name.endswith(".json"):
        return Path(name)
    return models_folder() / f"{name or SHIPPED_MODEL}.json"


def sample_folder() -> Path:
    """Return the folder of the sample: its tables, pictures and photos to try."""
    return resource_root() / "assets" / "sample"


def sample_template() -> Path:
    """Return the sample's catalogue, packed: a copy of it is ready for photos."""
    return sample_folder() / "catalog.sqlite"


def translations_folder() -> Path:
    """Return the folder of the compiled translations (``*.qm``)."""
    return resource_root() / "assets" / "translations"


def icons_folder() -> Path:
    """Return the folder of the program's icons (``*.svg``)."""
    return resource_root() / "assets" / "icons"


def report_style() -> Path:
    """Return the style sheet of the page that an evaluation is written to."""
    return resource_root() / "assets" / "report" / "report.css"


def settings_file() -> Path:
    """Return the user's settings file; it may not exist yet."""
    return platformdirs.user_config_path("vitrine", appauthor=False) / "settings.toml"


def data_folder() -> Path:
    """Return the folder where the program keeps catalogues that it made."""
    return platformdirs.user_data_path("vitrine", appauthor=False)


def log_file() -> Path:
    """Return the file that the log is written to."""
    return platformdirs.user_log_path("vitrine", appauthor=False) / "vitrine.log"
