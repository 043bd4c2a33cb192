"""Addresses of servers: what is accepted, and that no text has a password."""

import pytest

from desktop_app.catalogue.postgres.server_address import ServerAddress, is_server_address
from desktop_app.errors import VitrineError

SECRET = "s3cr3t"


@pytest.mark.parametrize(
    ("text", "shown", "server"),
    [
        ("postgresql://ann@db.shop/cat", "postgresql://ann@db.shop/cat", "db.shop"),
        ("postgres://ann@db.shop:5432/cat", "postgresql://ann@db.shop/cat", "db.shop"),
        (
            f"postgresql://ann:{SECRET}@db.shop:5433/cat",
            "postgresql://ann@db.shop:5433/cat",
            "db.shop:5433",
        ),
        (
            f"postgresql://ann@db.shop/cat?sslmode=require&password={SECRET}",
            "postgresql://ann@db.shop/cat?sslmode=require",
            "db.shop",
        ),
        ("postgresql://a%40b@[::1]/%C3%BC", "postgresql://a%40b@[::1]/%C3%BC", "::1"),
        ("postgresql://ann@one,two:5433/cat", "postgresql://ann@one,two:5433/cat", "one, two:5433"),
        ("postgresql://ann@%2Ftmp/cat", "postgresql://ann@%2Ftmp/cat", "/tmp"),
        ("postgresql://ann@/cat?host=/tmp", "postgresql://ann@%2Ftmp/cat", "/tmp"),
        ("postgresql:///cat", "postgresql:///cat", "localhost"),
    ],
)
def test_an_address_is_shown_without_its_password(text: str, shown: str, server: str) -> None:
    address = ServerAddress.parse(text)
    assert str(address) == shown
    assert ServerAddress.parse(shown) == address
    assert address.server == server
    assert SECRET not in f"{address} {address!r} {address.server}"


def test_the_password_of_an_address_is_kept_apart() -> None:
    assert ServerAddress.parse(f"postgresql://ann:{SECRET}@db/cat").password == SECRET
    assert ServerAddress.parse("postgresql://ann@db/cat").password is None
    # What the server for tests returns as its address.
    assert ServerAddress.parse("postgresql://ann:@/cat?host=/tmp").password is None


@pytest.mark.parametrize(
    "text",
    [
        f"http://ann:{SECRET}@db/cat",
        f"postgresql://ann:{SECRET}@db",
        f"postgresql://ann:{SECRET}@db/",
        f"postgresql://ann:{SECRET}%zz@db/cat",
        f"postgresql://ann:{SECRET}/{SECRET}@db/cat",
        f"postgresql://ann:{SECRET}@{SECRET}@db/cat",
        f"postgresql://ann:{SECRET}@db:70000/cat",
        f"postgresql://ann:{SECRET}@db/cat?port=1,2,3",
        f"postgresql://ann:{SECRET}@db/cat?sslmodus={SECRET}",
        f"postgresql://ann:{SECRET}@db/cat?options=-c%20role%3Downer",
        f"postgresql://ann:{SECRET}@db/cat?service=other",
        f"postgresql://ann@db/cat?sslpassword={SECRET}",
        "",
    ],
)
def test_what_is_no_address_is_refused_without_quoting_it(text: str) -> None:
    with pytest.raises(VitrineError) as caught:
        ServerAddress.parse(text)
    assert caught.value.hint is not None
    assert SECRET not in caught.value.as_line()
    cause = caught.value.__cause__
    assert cause is None or SECRET not in str(cause)


def test_folders_are_no_addresses() -> None:
    assert is_server_address(" PostgreSQL://db/cat")
    assert not is_server_address("/home/ann/postgresql")
    assert not is_server_address("C:\\shop")


@pytest.mark.parametrize(
    ("text", "is_local"),
    [
        ("postgresql:///cat", True),
        ("postgresql://localhost,[::1]/cat", True),
        ("postgresql://%2Ftmp/cat", True),
        ("postgresql://localhost,db.shop/cat", False),
        ("postgresql://localhost/cat?hostaddr=192.168.0.5", False),
    ],
)
def test_an_address_is_local_if_nothing_leaves_the_computer(text: str, is_local: bool) -> None:
    assert ServerAddress.parse(text).is_local is is_local
