import getpass
import platform

import pytest

from desktop_app.domain.actor import Actor


def test_the_local_actor_is_the_user_of_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "ada")
    monkeypatch.setattr(platform, "node", lambda: "counter")
    assert Actor.local() == Actor("ada", "counter")


def test_a_user_without_a_name_has_an_empty_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr(getpass, "getuser", fail)
    assert Actor.local().author == ""
