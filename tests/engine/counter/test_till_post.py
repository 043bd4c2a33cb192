import socket

import pytest

from desktop_app.engine.counter.till_address import parse_address
from desktop_app.engine.counter.till_output import RejectedEntryError
from desktop_app.engine.counter.till_post import TillPost
from desktop_app.errors import VitrineError
from tests.engine.counter.accepted import entry
from tests.engine.counter.till_server import Till


def post(till: Till, *, limit_s: float = 5.0) -> TillPost:
    return TillPost(parse_address(till.address), limit_s=limit_s)


def test_an_entry_is_posted_as_json(till: Till) -> None:
    post(till).send(entry("a"))
    assert till.received[0]["sku"] == "C-1"
    assert till.received[0]["price"] == "4.50"
    assert till.headers[0]["Content-Type"] == "application/json"
    assert till.headers[0]["Idempotency-Key"] == "a"


@pytest.mark.parametrize("status", [500, 503, 404, 429, 303])
def test_an_error_is_worth_another_try(till: Till, status: int) -> None:
    till.answers = [status]
    with pytest.raises(VitrineError, match=f"answers {status}") as error:
        post(till).send(entry())
    assert not isinstance(error.value, RejectedEntryError)


@pytest.mark.parametrize("status", [400, 410, 422])
def test_a_refusal_is_final(till: Till, status: int) -> None:
    till.answers = [status]
    with pytest.raises(RejectedEntryError, match=f"answers {status}"):
        post(till).send(entry())


def test_a_conflict_means_that_the_till_has_it(till: Till) -> None:
    till.answers = [409]
    post(till).send(entry())


@pytest.mark.parametrize("way", ["hang", "drip"])
def test_a_till_that_hangs_is_left(till: Till, way: str) -> None:
    till.answers = [way]
    with pytest.raises(VitrineError, match="takes too long"):
        post(till, limit_s=0.3).send(entry())


def test_a_till_that_is_off_gets_a_sentence(till: Till) -> None:
    address = parse_address(till.address)
    till.stop()
    try:
        with pytest.raises(VitrineError, match="cannot be reached"):
            TillPost(address).send(entry())
    finally:
        till.start()


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_on_the_same_host_is_followed(till: Till, status: int) -> None:
    till.answers, till.location = [status], "/other"
    post(till).send(entry("a"))
    assert till.ids == ["a"]


@pytest.mark.parametrize(
    "location", ["http://127.0.0.1:{port}/", "http://example.com/", "ftp://a/"]
)
def test_a_redirect_to_another_host_is_not_followed(till: Till, location: str) -> None:
    till.answers, till.location = [307], location.format(port=till.port)
    with pytest.raises(VitrineError, match="redirects to another address"):
        post(till).send(entry())
    assert till.asked == 1


def test_redirects_without_end(till: Till) -> None:
    till.answers, till.location = [307] * 9, "/again"
    with pytest.raises(VitrineError, match="redirects too often"):
        post(till).send(entry())


def test_a_name_that_leads_outside_is_refused(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    outside = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: outside)
    with pytest.raises(VitrineError, match="is outside of the local network"):
        post(till).send(entry())
