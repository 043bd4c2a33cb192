"""Locations of the program's own files and of the user's files.

Models, assets and the user guide are beside the package in a checkout, inside the package in an
installed wheel, and in the extraction folder of a PyInstaller bundle.
"""

import sys
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent

SHIPPED_MODEL = "vitrine-shop"
# In the folder of a catalogue.
DATABASE_NAME = "catalog.sqlite"


def resource_root() -> Path:
    """Return the folder that holds ``models``, ``assets`` and ``docs/guide``."""
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle)
    if (_PACKAGE / "models").is_dir():
        return _PACKAGE
    return _PACKAGE.parent


def models_folder() -> Path:
    """Return the folder of the shipped models and their cards."""
    return resource_root() / "models"


def detectors_folder() -> Path:
    """Return the folder of the detectors of faces, hands and products."""
    return models_folder() / "detectors"


def keypoint_vocabulary() -> Path:
    """Return the card of the vocabulary of keypoints."""
    return models_folder() / "vocabularies" / "vitrine-keypoints.json"


def model_card(name: str) -> Path:
    """Return the file of a model card.

    Args:
        name: name of a shipped card, or path of any card; empty for the default model.
    """
    if name.endswith(".json"):
        return Path(name)
    return models_folder() / f"{name or SHIPPED_MODEL}.json"


def counting_card() -> Path:
    """Return the card of what counting products in photos needs."""
    return models_folder() / "counting" / "counting.json"


def sample_folder() -> Path:
    """Return the folder of the sample: its tables, pictures and query photos."""
    return resource_root() / "assets" / "sample"


def sample_template() -> Path:
    """Return the sample's packed catalogue; a copy of it is ready for searches."""
    return sample_folder() / DATABASE_NAME


def translations_folder() -> Path:
    """Return the folder of the compiled translations (``*.qm``)."""
    return resource_root() / "assets" / "translations"


def icons_folder() -> Path:
    """Return the folder of the program's icons (``*.svg``)."""
    return resource_root() / "assets" / "icons"


def report_style() -> Path:
    """Return the CSS file of the evaluation report."""
    return resource_root() / "assets" / "report" / "report.css"


def guide_folder(language: str) -> Path:
    """Return the folder of the pages of the user guide (``*.md``).

    Args:
        language: ``en`` or ``zh_CN``.
    """
    return resource_root() / "docs" / "guide" / language


def settings_file() -> Path:
    """Return the user's settings file; it may not exist yet."""
    return platformdirs.user_config_path("vitrine", appauthor=False) / "settings.toml"


def data_folder() -> Path:
    """Return the default folder for new catalogues."""
    return platformdirs.user_data_path("vitrine", appauthor=False)


def log_file() -> Path:
    """Return the log file."""
    return platformdirs.user_log_path("vitrine", appauthor=False) / "vitrine.log"


def reports_folder() -> Path:
    """Return the folder of reports about unexpected errors and crashes; it may not exist."""
    return log_file().parent / "reports"


def role_lock_file() -> Path:
    """Return the file with the lock of the roles on this computer; it may not exist."""
    return settings_file().with_name("lock.json")
