"""Entries that wait for the till, kept on disk until it has taken them."""

import logging
import secrets
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from desktop_app.atomic_file import make_folder, remove_abandoned_drafts, write_atomically
from desktop_app.engine.checked_json import with_hash, without_hash
from desktop_app.engine.counter.till_entry import TillEntry
from desktop_app.engine.counter.till_output import RejectedEntryError, TillOutput
from desktop_app.errors import Message, VitrineError
from desktop_app.write_errors import write_errors_as_messages

_log = logging.getLogger(__name__)

FOLDER_NAME: Final = "till"
_PAUSES_S: Final = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0)


class TillQueue:
    """Hands entries to the till in order, again and again until each of them is taken.

    Every entry is a file, removed after the till has taken it: it survives a crash, and is
    sent at least once. An entry that the till refuses goes to the folder ``rejected``.

    Args:
        folder: of the files; it is created.
        on_sent: called on the queue's thread after an entry was taken.
        on_failed: called there with what is wrong: once per reason, not once per try.
        pauses_s: seconds before the next try, the last one again and again.
    """

    def __init__(
        self,
        folder: Path,
        on_sent: Callable[[TillEntry], None],
        on_failed: Callable[[VitrineError], None],
        *,
        pauses_s: tuple[float, ...] = _PAUSES_S,
    ) -> None:
        self._folder = folder
        remove_abandoned_drafts(folder)
        self._on_sent = on_sent
        self._on_failed = on_failed
        self._pauses_s = pauses_s
        self._output: TillOutput | None = None
        self._tries = 0
        self._told = ""
        self._is_stopping = False
        self._is_urgent = False
        self._wake = threading.Condition()
        self._last_number = 0
        self._thread = threading.Thread(target=self._work, name="till", daemon=True)
        self._thread.start()

    def use(self, output: TillOutput | None) -> None:
        """Send to another output from now on; None to wait."""
        with self._wake:
            self._output = output
            self._told = ""
            self._hurry()

    def put(self, entry: TillEntry) -> None:
        """Keep an entry on disk and send it as soon as possible.

        Raises:
            VitrineError: it cannot be kept.
        """
        with self._wake:
            # A clock that was set back must not change the order.
            self._last_number = max(time.time_ns() // 1000, self._last_number + 1)
            file = self._folder / f"{self._last_number:020}-{secrets.token_hex(4)}.json"
        # Without the lock, for which the window would wait as long as for the disk.
        with write_errors_as_messages(file):
            make_folder(self._folder)
            with write_atomically(file) as draft:
                draft.write_bytes(with_hash(entry.as_json()))
        with self._wake:
            self._hurry()

    def waiting(self) -> int:
        """Return the number of entries that the till has not taken yet."""
        return len(self._files())

    def stop(self, wait_s: float = 2.0) -> None:
        """End the thread; what waits is sent after the next start."""
        with self._wake:
            self._is_stopping = True
            self._wake.notify_all()
        self._thread.join(wait_s)

    def _hurry(self) -> None:
        self._tries = 0
        self._is_urgent = True
        self._wake.notify_all()

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob("*.json")) if self._folder.is_dir() else []

    # The methods below run on the queue's thread.

    def _work(self) -> None:
        while (output := self._next_output()) is not None:
            files = self._files()
            if not files:
                self._wait(None)
            elif not self._send_all(output, files):
                self._wait(self._pauses_s[min(self._tries, len(self._pauses_s) - 1)])
                self._tries += 1

    def _send_all(self, output: TillOutput, files: Sequence[Path]) -> bool:
        """Send entries in order; return whether there is no failure to wait after."""
        for file in files:
            if self._is_stopping or self._output is not output:
                return True
            if not self._send(output, file):
                return False
        return True

    def _next_output(self) -> TillOutput | None:
        """Return the output as soon as there is one; None at the end."""
        with self._wake:
            self._wake.wait_for(lambda: self._is_stopping or self._output is not None)
            return None if self._is_stopping else self._output

    def _wait(self, pause_s: float | None) -> None:
        with self._wake:
            self._wake.wait_for(lambda: self._is_stopping or self._is_urgent, pause_s)
            self._is_urgent = False

    def _send(self, output: TillOutput, file: Path) -> bool:
        """Send an entry and remove its file; return whether the next one can follow."""
        try:
            self._deliver(output, file)
        except VitrineError as error:
            self._tell(error)
            return False
        except Exception as error:  # noqa: BLE001 - the queue goes on
            _log.info("an entry for the till could not be sent", exc_info=True)
            reason = Message("The entry could not be sent: {reason}.", reason=error)
            self._tell(VitrineError(reason))
            return False
        self._tries = 0
        return True

    def _deliver(self, output: TillOutput, file: Path) -> None:
        try:
            entry = TillEntry.from_json(without_hash(file.read_bytes()))
        except FileNotFoundError:
            # Another window of the program was faster.
            return
        except ValueError:
            self._set_aside(file)
            return
        try:
            output.send(entry)
        except RejectedEntryError as error:
            self._set_aside(file)
            self._on_failed(error)
        else:
            file.unlink(missing_ok=True)
            self._told = ""
            self._on_sent(entry)

    def _set_aside(self, file: Path) -> None:
        rejected = file.parent / "rejected"
        rejected.mkdir(exist_ok=True)
        file.replace(rejected / file.name)
        _log.info("the till does not take %s", file.name)

    def _tell(self, error: VitrineError) -> None:
        if str(error) != self._told:
            self._told = str(error)
            self._on_failed(error)
