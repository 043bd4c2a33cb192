"""Passwords of cameras are in the keyring or in memory, and never in files or logs."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from desktop_app import camera_passwords
from desktop_app.camera_passwords import with_password, without_password
from desktop_app.errors import VitrineError
from desktop_app.settings import CameraSettings, Settings, load_settings, save_settings

SECRET = "s3cr3t"
ADDRESS = f"rtsp://admin:{SECRET}@10.0.0.7:554/live?channel=1"
MASKED = "rtsp://admin:***@10.0.0.7:554/live?channel=1"


class FakeKeyring(ModuleType):
    """The functions of the library keyring that are used, with a keyring in memory."""

    def __init__(self, *, priority: float = 5, fails: bool = False) -> None:
        super().__init__("keyring")
        self.passwords: dict[tuple[str, str], str] = {}
        self._priority = priority
        self._fails = fails

    def get_keyring(self) -> SimpleNamespace:
        return SimpleNamespace(priority=self._priority)

    def get_password(self, service: str, name: str) -> str | None:
        if self._fails:
            raise RuntimeError(f"locked: {SECRET}")
        return self.passwords.get((service, name))

    def set_password(self, service: str, name: str, password: str) -> None:
        if self._fails:
            raise RuntimeError(f"cannot keep {password}")
        self.passwords[service, name] = password


@pytest.fixture(autouse=True)
def _no_password_before_and_after() -> Iterator[None]:
    _restart()
    yield
    _restart()


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> FakeKeyring:
    """Return the keyring that the program uses."""
    return _install(monkeypatch, FakeKeyring())


def _install(monkeypatch: pytest.MonkeyPatch, keyring: FakeKeyring) -> FakeKeyring:
    monkeypatch.setitem(sys.modules, "keyring", keyring)
    return keyring


def _restart() -> None:
    camera_passwords._known.clear()
    camera_passwords._unsaved.clear()


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        (ADDRESS, MASKED),
        (f"http://host/video?usr=a&pwd={SECRET}", "http://host/video?usr=a&pwd=***"),
        (f"http://host/?loginpas=x&Password={SECRET}", "http://host/?loginpas=x&Password=***"),
        (f"http://a:{SECRET}@host/?token={SECRET}", "http://a:***@host/?token=***"),
        (f"rtsp://a:{SECRET}@:{SECRET}@host/", "rtsp://a:***@host/"),
        (f"rtsp://:{SECRET}@host", "rtsp://:***@host"),
    ],
)
@pytest.mark.usefixtures("keyring")
def test_passwords_are_masked_and_restored(address: str, masked: str) -> None:
    assert without_password(address) == masked
    assert with_password(masked) == address
    assert without_password(masked) == masked
    assert with_password(masked) == address


@pytest.mark.parametrize(
    "source",
    [
        "",
        "0",
        "/dev/video0",
        "film:a@b.mp4",
        "rtsp://host/x?y=1&&z",
        "rtsp://admin@host",
        "http://[",
    ],
)
def test_sources_without_a_password_stay_as_they_are(source: str) -> None:
    assert without_password(source) == source
    assert with_password(source) == source


def test_the_keyring_keeps_a_password_until_the_next_start(keyring: FakeKeyring) -> None:
    with_password(without_password(ADDRESS))
    assert list(keyring.passwords.values()) == [ADDRESS]
    _restart()
    assert with_password(MASKED) == ADDRESS


def test_a_new_password_replaces_the_old_one(keyring: FakeKeyring) -> None:
    with_password(without_password(ADDRESS))
    changed = ADDRESS.replace(SECRET, "other")
    assert with_password(without_password(changed)) == changed
    assert list(keyring.passwords.values()) == [changed]


def test_an_entry_of_the_keyring_for_another_address_is_not_used(keyring: FakeKeyring) -> None:
    keyring.passwords["Vitrine camera", MASKED] = "rtsp://elsewhere/"
    with pytest.raises(VitrineError, match=r"password of the camera 10\.0\.0\.7 is not known"):
        with_password(MASKED)


@pytest.mark.parametrize("kind", ["none", "fail", "broken"])
def test_without_a_keyring_the_password_is_asked_again_at_each_start(
    kind: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    if kind == "none":
        monkeypatch.setitem(sys.modules, "keyring", None)
    else:
        _install(monkeypatch, FakeKeyring(priority=0 if kind == "fail" else 5, fails=True))
    with caplog.at_level(logging.DEBUG):
        assert with_password(without_password(ADDRESS)) == ADDRESS
        _restart()
        with pytest.raises(VitrineError, match="is not known") as caught:
            with_password(MASKED)
    assert "no keyring" in str(caught.value.hint)
    assert SECRET not in caplog.text
    assert SECRET not in f"{caught.value} {caught.value.hint}"


@pytest.mark.usefixtures("keyring")
def test_settings_never_hold_a_password(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    save_settings(Settings(camera=ADDRESS, cameras=(CameraSettings(ADDRESS, turn=90),)), file)
    assert SECRET not in file.read_text(encoding="utf-8")
    loaded = load_settings(file)
    assert (loaded.camera, loaded.cameras[0].key) == (MASKED, MASKED)
    assert with_password(loaded.camera) == ADDRESS


@pytest.mark.usefixtures("keyring")
def test_a_password_in_settings_of_an_earlier_version_is_taken_out(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(f'camera = "{ADDRESS}"', encoding="utf-8")
    loaded = load_settings(file)
    assert loaded.camera == MASKED
    assert with_password(MASKED) == ADDRESS
    save_settings(loaded, file)
    assert SECRET not in file.read_text(encoding="utf-8")
