"""What the window uses of servers and shared catalogues, and the commands for them.

The functions are called on a thread of their own, so that the client of the server is imported
there, when it is first needed.
"""

from pathlib import Path

from desktop_app.domain.actor import Actor
from desktop_app.domain.server_check import ServerCheck
from desktop_app.progress import Job
from desktop_app.ui.shared.server_functions import ServerFunctions
from desktop_app.ui.shared.shared_controller import SharedController
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.shared_watch import SharedWatch
from desktop_app.ui.shell.status_bar import StatusBar
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.till.current_tally import CurrentTally


def add_shared_catalogues(
    window: MainWindow, watch: SharedWatch, tally: CurrentTally, theme: Theme
) -> None:
    """Connect the dialogs and the state of shared catalogues, and what is accepted in them."""
    functions = ServerFunctions(check_server, copy_catalogue, publish_catalogue, keep_password)
    shared = SharedController(window.client, watch, functions, theme, window)
    window.set_command("connect", shared.open_connect_dialog)
    window.set_command("publish", shared.open_publish_dialog)
    window.set_command("conflicts", shared.open_conflicts)
    tally.accepted.connect(shared.share_accepted)
    shared.catalogue_requested.connect(window.opener.open)
    shared.catalogue_changed.connect(window.refresh_after_others)
    shared.notice_raised.connect(window.show_notice)
    shared.failed.connect(window.show_error)
    watch.received.connect(lambda _: window.refresh_after_others())
    watch.failed.connect(window.show_error)
    if (status_bar := window.findChild(StatusBar)) is not None:
        watch.state_changed.connect(status_bar.show_exchange)
        shared.conflicts_counted.connect(status_bar.show_conflicts)
        status_bar.conflicts_requested.connect(shared.open_conflicts)


def check_server(address: str, password: str | None) -> ServerCheck:
    """Connect to a server and return what is there."""
    from desktop_app.catalogue.postgres.server_address import ServerAddress
    from desktop_app.catalogue.station import server_check

    parsed = ServerAddress.parse(address)
    return server_check.check_server(parsed, actor=Actor.local(), password=password)


def copy_catalogue(address: str, password: str | None) -> Job[Path]:
    """Copy a shared catalogue to this computer, and return the folder of the copy."""
    from desktop_app.catalogue.postgres.connection import use_password
    from desktop_app.catalogue.postgres.server_address import ServerAddress
    from desktop_app.catalogue.station import local_copy

    parsed = ServerAddress.parse(address)
    folder = local_copy.copy_folder(parsed)
    yield from local_copy.copy_catalogue(parsed, folder, actor=Actor.local(), password=password)
    if password is not None:
        use_password(parsed, password)
    return folder


def publish_catalogue(folder: Path, address: str, password: str | None) -> Job[None]:
    """Copy the catalogue in a folder to a server."""
    from desktop_app.catalogue.postgres.server_address import ServerAddress
    from desktop_app.catalogue.station import transfer

    parsed = ServerAddress.parse(address)
    yield from transfer.publish_catalogue(folder, parsed, actor=Actor.local(), password=password)


def keep_password(address: str, password: str) -> bool:
    """Save a password in the keyring of the system and return whether it was kept."""
    from desktop_app.catalogue.postgres import connection
    from desktop_app.catalogue.postgres.server_address import ServerAddress

    return connection.keep_password(ServerAddress.parse(address), password)
