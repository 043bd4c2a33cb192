"""The settings of each camera, by what it is remembered by."""

from collections.abc import Callable

from desktop_app.domain.frame_geometry import FrameGeometry
from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.settings import CameraSettings, Settings
from desktop_app.ui.settings.preferences import Preferences


class CameraSettingsTable:
    """Settings that every camera view shares; ``of`` may be called on any thread.

    Attributes:
        cameras: the settings that are not the usual ones.
    """

    def __init__(self, save: Callable[[tuple[CameraSettings, ...]], None] | None = None) -> None:
        self.cameras: tuple[CameraSettings, ...] = ()
        self._save = save

    @classmethod
    def of_preferences(cls, preferences: Preferences) -> "CameraSettingsTable":
        """Return the table that follows the user's settings and changes them."""
        table = cls(lambda cameras: preferences.change(cameras=cameras))
        table.cameras = preferences.now.cameras

        def follow(_before: Settings, now: Settings) -> None:
            table.cameras = now.cameras

        preferences.changed.connect(follow)
        return table

    def of(self, key: str) -> CameraSettings:
        """Return the settings of a camera; the usual ones if it has none."""
        for settings in self.cameras:
            if settings.key == key:
                return settings
        return CameraSettings(key)

    def change(self, settings: CameraSettings) -> None:
        """Remember the settings of a camera, on the GUI thread."""
        others = tuple(one for one in self.cameras if one.key != settings.key)
        is_usual = settings == CameraSettings(settings.key)
        self.cameras = others if is_usual else (*others, settings)
        if self._save is not None:
            self._save(self.cameras)


def geometry_of(settings: CameraSettings) -> FrameGeometry:
    """Return the geometry of a camera's pictures; all of them if the region is damaged."""
    try:
        region = Region(*settings.region)
    except ValueError:
        region = WHOLE_PHOTO
    return FrameGeometry(settings.turn, settings.is_mirrored, region)


def with_geometry(settings: CameraSettings, geometry: FrameGeometry) -> CameraSettings:
    """Return settings with another geometry."""
    region = geometry.region
    return settings.__replace__(
        turn=geometry.turn,
        is_mirrored=geometry.is_mirrored,
        region=(region.left, region.top, region.right, region.bottom),
    )
