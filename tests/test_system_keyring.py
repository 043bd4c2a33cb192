"""Secrets in the keyring of the system, with a keyring in memory."""

import sys
from types import ModuleType, SimpleNamespace

import pytest

from desktop_app import system_keyring


class FakeKeyring(ModuleType):
    """The functions of the library keyring that are used."""

    def __init__(self, priority: float = 5) -> None:
        super().__init__("keyring")
        self.secrets: dict[tuple[str, str], str] = {}
        self._priority = priority

    def get_keyring(self) -> SimpleNamespace:
        return SimpleNamespace(priority=self._priority)

    def get_password(self, service: str, name: str) -> str | None:
        return self.secrets.get((service, name))

    def set_password(self, service: str, name: str, secret: str) -> None:
        self.secrets[service, name] = secret

    def delete_password(self, service: str, name: str) -> None:
        del self.secrets[service, name]


def test_a_secret_is_kept_until_it_is_deleted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", FakeKeyring())
    assert system_keyring.is_available()
    assert system_keyring.read_secret("server", "ann") is None
    assert system_keyring.save_secret("server", "ann", "secret")
    assert system_keyring.read_secret("server", "ann") == "secret"
    system_keyring.delete_secret("server", "ann")
    system_keyring.delete_secret("server", "ann")
    assert system_keyring.read_secret("server", "ann") is None


@pytest.mark.parametrize("keyring", [None, FakeKeyring(priority=0)], ids=["missing", "unsafe"])
def test_without_a_safe_keyring_nothing_is_kept(
    keyring: FakeKeyring | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "keyring", keyring)
    assert not system_keyring.is_available()
    assert not system_keyring.save_secret("server", "ann", "secret")
    assert system_keyring.read_secret("server", "ann") is None
    system_keyring.delete_secret("server", "ann")
