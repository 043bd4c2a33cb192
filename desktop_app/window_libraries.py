"""What the window uses of the catalogue and of vision, imported when it is first used.

The engine and the camera call these functions on their own threads, so that the heavy libraries
are imported there, after the window has been painted.
"""

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app import paths
from desktop_app.domain.actor import Actor
from desktop_app.domain.role import Role
from desktop_app.errors import VitrineError
from desktop_app.progress import Job
from desktop_app.settings import Device, Measure
from desktop_app.ui.settings.preferences import Preferences

if TYPE_CHECKING:
    from desktop_app.catalogue.protocols import Catalogue
    from desktop_app.catalogue.protocols.answers import AnswerStore
    from desktop_app.domain.forgetting import ForgetScope
    from desktop_app.domain.picture import RgbImage, ScreenImage
    from desktop_app.engine.catalogue_browser import CatalogueBrowser
    from desktop_app.engine.counter.code_source import CodeSource
    from desktop_app.engine.counter.history.answer_history import PhotoEncoder
    from desktop_app.engine.counter.scene_source import SceneSource
    from desktop_app.engine.encryption import Encryption
    from desktop_app.engine.frame_source import CameraDescription, FrameSource
    from desktop_app.engine.privacy.forget_report import ForgetReport
    from desktop_app.engine.workspace import Workspace
    from desktop_app.ui.camera.camera_view import CameraView


def open_browser(
    folder: Path,
    *,
    create: bool,
    template: Path | None,
    role: Callable[[], Role] = lambda: Role.ADMIN,
) -> "CatalogueBrowser":
    """Open the catalogue in a folder, for somebody with a role."""
    from desktop_app.catalogue.opening import open_catalogue
    from desktop_app.engine.catalogue_browser import CatalogueBrowser

    store = open_catalogue(folder, actor=Actor.local(), create=create, template=template, role=role)
    return CatalogueBrowser(store)


def prepare_workspace(
    catalogue: "CatalogueBrowser", card: Path, *, device: Device, measure: Measure
) -> "Job[Workspace]":
    """Return the job that makes a catalogue ready for photos."""
    from desktop_app.engine.workspace import Workspace

    return Workspace.prepare(catalogue, card, device=device, measure=measure)


def encryption_of(place: Path, *, role: Callable[[], Role]) -> "Encryption":
    """Return the encryption of a catalogue, by its folder, or of a backup, by its file."""
    from desktop_app.catalogue import opening

    return opening.encryption_of(place, role=role)


def explain_error(folder: Path, error: Exception) -> VitrineError | None:
    """Return what a user is told of an error of a catalogue; None if it is no error of one."""
    from desktop_app.catalogue import opening

    return opening.explain_error(folder, error)


def create_camera(preferences: Preferences) -> "CameraView":
    """Return a view of the camera that the user has chosen."""
    from desktop_app.ui.camera.camera_settings_table import CameraSettingsTable
    from desktop_app.ui.camera.camera_view import CameraView

    table = CameraSettingsTable.of_preferences(preferences)
    return CameraView(open_camera, list_cameras, scale_frame, table)


def open_scene_analysis() -> "SceneSource":
    """Return what finds a product in front of the camera."""
    from desktop_app.vision.person_detection import PersonDetector
    from desktop_app.vision.scene_analysis import SceneAnalyzer

    return SceneAnalyzer(PersonDetector.of_palms(paths.detectors_folder()))


def open_code_reader() -> "CodeSource":
    """Return what reads bar codes."""
    from desktop_app.vision.code_reader import CodeReader

    return CodeReader()


def open_answer_store(file: Path) -> "AnswerStore":
    """Open the file with the answers of the counter."""
    from desktop_app.catalogue.opening import open_answers

    return open_answers(file)


def load_face_blurring() -> "PhotoEncoder":
    """Return what blurs faces in photos that are kept."""
    from desktop_app.vision.face_blurring import FaceBlurring

    return FaceBlurring.load(paths.detectors_folder())


class LibraryForgetting:
    """Forgets photos of catalogues, and of the kept answers and baskets of a user.

    Args:
        data: folder of the program's data.
    """

    def __init__(self, data: Path) -> None:
        self._data = data

    def plan(
        self, catalogue: "Catalogue", scope_of: "Callable[[], ForgetScope]"
    ) -> "Job[ForgetReport]":
        """Return what would be deleted of an open catalogue."""
        return self._forget(catalogue, scope_of(), dry_run=True)

    def forget(
        self, folder: Path, role: Role, scope_of: "Callable[[], ForgetScope]"
    ) -> "Job[ForgetReport]":
        """Delete photos of the catalogue in a folder, which must not be open."""
        from desktop_app.catalogue.opening import open_alone

        with closing(open_alone(folder, actor=Actor.local(), role=lambda: role)) as catalogue:
            return (yield from self._forget(catalogue, scope_of(), dry_run=False))

    def _forget(
        self, catalogue: "Catalogue", scope: "ForgetScope", *, dry_run: bool
    ) -> "Job[ForgetReport]":
        from desktop_app.engine.privacy.forgetting import forget_photos
        from desktop_app.engine.privacy.kept_folders import KeptFolders

        folders = KeptFolders(self._data)
        return forget_photos(catalogue, folders, open_answer_store, scope, dry_run=dry_run)


def open_camera(source: str) -> "FrameSource":
    """Open a camera, or a video instead of one."""
    from desktop_app.vision.camera import Camera

    return Camera.open(source)


def open_slideshow(photos: Sequence[Path]) -> "FrameSource":
    """Return photos one after another instead of a camera."""
    from desktop_app.vision.slideshow import Slideshow

    return Slideshow(photos)


def scale_frame(pixels: "RgbImage", max_size_px: tuple[int, int]) -> "ScreenImage":
    """Return a frame in the size of the screen."""
    from desktop_app.vision.resizing import fit_for_screen

    return fit_for_screen(pixels, max_size_px)


def list_cameras() -> "Sequence[CameraDescription]":
    """Return the cameras that are connected."""
    from desktop_app.vision import camera_list

    return camera_list.list_cameras()
