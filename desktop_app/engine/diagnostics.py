"""Diagnostics of the installation, the model and a catalogue: ``vitrine doctor``."""

import platform
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Any, Final

from desktop_app import __version__, paths
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.engine.learning.active_space import space_for
from desktop_app.engine.picture_index_files import index_file_state
from desktop_app.engine.recognition.product_boxes import load_product_detector
from desktop_app.errors import DamagedCatalogueError, Message, VitrineError
from desktop_app.logs.error_description import describe_error
from desktop_app.logs.error_reports import reports
from desktop_app.search.index_kinds import chosen
from desktop_app.settings import Device
from desktop_app.source_commit import commit
from desktop_app.vision.camera import Camera
from desktop_app.vision.camera_list import list_cameras
from desktop_app.vision.device import (
    available_providers,
    conflicting_runtimes,
    library_versions,
)
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.label_text import TEXT_VERSION
from desktop_app.vision.model_card import load_card
from desktop_app.vision.product_detection import FILE_NAME

# The last two are optional: without them no labels are read and no catalogue is encrypted.
_PACKAGES: Final = (
    *("PySide6-Essentials", "hnswlib", "faiss-cpu", "sqlite-utils", "rapidocr", "sqlcipher3"),
)


@dataclass(slots=True)
class Diagnosis:
    """What is installed and in use, and its problems.

    Attributes:
        facts: JSON values by subject; None if a subject cannot be read.
        problems: one sentence each, with its solution.
        described: the same problems without names of files and catalogues, for a bug report.
    """

    facts: dict[str, Any] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    described: list[str] = field(default_factory=list)

    def add_problem(self, error: VitrineError) -> None:
        """Add an error to the problems."""
        self.problems.append(error.as_line())
        self.described.append(describe_error(error))

    def as_json(self) -> dict[str, Any]:
        """Return facts and problems as one object."""
        return {**self.facts, "problems": self.problems}

    def as_lines(self) -> list[str]:
        """Return facts and problems as text, one per line."""
        lines = [
            f"{subject}: {_as_text(value)}"
            for subject, value in self.facts.items()
            if value is not None
        ]
        return [*lines, *(f"problem: {problem}" for problem in self.problems)]


def diagnose(
    folder: Path | None,
    card: Path,
    *,
    device: Device,
    open_catalogue: Callable[[Path], Catalogue],
    check_catalogue: Callable[[Path], None],
    camera: str | None = None,
) -> Diagnosis:
    """Diagnose the installation, the model and a catalogue.

    Args:
        folder: the catalogue folder; None for no catalogue.
        card: the model card in use.
        device: the device that shall run the model.
        open_catalogue: opens an existing catalogue.
        check_catalogue: checks one for damage.
        camera: a camera, video file or address to read a picture from; None for none.
    """
    diagnosis = Diagnosis()
    diagnosis.facts["versions"] = {
        "vitrine": __version__,
        **({"commit": known} if (known := commit()) else {}),
        "python": platform.python_version(),
        "system": platform.platform(terse=True),
        **library_versions(),
        **{name: _version(name) for name in _PACKAGES},
    }
    diagnosis.facts["bundle"] = getattr(sys, "frozen", False)
    conflict = conflicting_runtimes()
    if conflict is not None:
        diagnosis.add_problem(VitrineError(conflict))
    diagnosis.facts["log"] = {
        "file": str(paths.log_file()),
        "error reports": len(reports(paths.reports_folder())),
    }
    diagnosis.facts["cameras"] = [
        {"index": camera.index, "name": camera.name} for camera in list_cameras()
    ]
    if camera is not None:
        _diagnose_camera(camera, diagnosis)
    embedder = _diagnose_model(card, device, diagnosis)
    _diagnose_detector(diagnosis)
    if folder is not None and _is_intact(folder, check_catalogue, diagnosis):
        _diagnose_catalogue(folder, open_catalogue, embedder, diagnosis)
    return diagnosis


def _diagnose_camera(source: str, diagnosis: Diagnosis) -> None:
    try:
        with Camera.open(source) as camera:
            height, width, _ = camera.read().shape
    except VitrineError as error:
        diagnosis.add_problem(error)
    else:
        diagnosis.facts["picture of the camera"] = {"width": width, "height": height}


def _diagnose_model(card: Path, device: Device, diagnosis: Diagnosis) -> Embedder | None:
    """Return the opened model, or None if that fails."""
    try:
        embedder = Embedder.open(load_card(card), device=device)
        embedder.warm_up()
    except VitrineError as error:
        diagnosis.add_problem(error)
        return None
    diagnosis.facts["model"] = {
        "name": embedder.card.name,
        "version": embedder.card.version,
        "sha256": embedder.card.sha256,
        "file": str(embedder.card.model_file),
        "dimension": embedder.card.output.dimension,
    }
    in_use = embedder.device
    diagnosis.facts["device"] = {
        "name": in_use.name,
        "requested": in_use.requested,
        "reason": str(in_use.reason) if in_use.reason else "",
        "threads": embedder.threads,
        "providers": available_providers(),
    }
    return embedder


def _diagnose_detector(diagnosis: Diagnosis) -> None:
    is_usable = load_product_detector(paths.detectors_folder()) is not None
    diagnosis.facts["product detector"] = {"usable": is_usable}
    if not is_usable:
        error = VitrineError(
            Message(
                "The product in a photo is not looked for, because {file} cannot be used.",
                file=str(paths.detectors_folder() / FILE_NAME),
            ),
            Message("Install Vitrine again."),
        )
        diagnosis.add_problem(error)


def _is_intact(folder: Path, check_catalogue: Callable[[Path], None], diagnosis: Diagnosis) -> bool:
    """Check a catalogue, and add what is found to the diagnosis."""
    try:
        check_catalogue(folder)
    except VitrineError as error:
        diagnosis.add_problem(error)
        details = error.details if isinstance(error, DamagedCatalogueError) else ()
        diagnosis.facts["catalogue check"] = {"state": "failed", "details": list(details)}
        return False
    diagnosis.facts["catalogue check"] = {"state": "ok"}
    return True


def _diagnose_catalogue(
    folder: Path,
    open_catalogue: Callable[[Path], Catalogue],
    embedder: Embedder | None,
    diagnosis: Diagnosis,
) -> None:
    try:
        catalogue = open_catalogue(folder)
    except VitrineError as error:
        diagnosis.add_problem(error)
        return
    try:
        diagnosis.facts["catalogue"] = {
            "folder": str(folder),
            "products": catalogue.products.count(),
            "pictures": catalogue.pictures.count(),
            "labels not read": catalogue.label_texts.count_missing(TEXT_VERSION),
            "schema": catalogue.schema_version,
            "megabytes": round(_size_mb(folder), 1),
        }
        if embedder is not None:
            space = space_for(catalogue, embedder, "auto")
            index = index_file_state(catalogue, embedder.card.sha256, space)
            diagnosis.facts["index"] = {
                "state": index.state,
                "kind": index.kind,
                "wanted": chosen(),
            }
    except VitrineError as error:
        diagnosis.add_problem(error)
    finally:
        catalogue.close()


def _size_mb(folder: Path) -> float:
    """Return the size of the files of a catalogue, without its backups and pictures."""
    return sum(file.stat().st_size for file in folder.iterdir() if file.is_file()) / 1e6


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def _as_text(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {inner}" for name, inner in value.items() if inner != "")
    if isinstance(value, list):
        return "; ".join(_as_text(inner) for inner in value) or "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
