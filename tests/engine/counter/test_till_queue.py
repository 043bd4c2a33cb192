from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop_app.engine.counter.till_address import parse_address
from desktop_app.engine.counter.till_entry import TillEntry
from desktop_app.engine.counter.till_output import TillOutput
from desktop_app.engine.counter.till_post import TillPost
from desktop_app.engine.counter.till_queue import TillQueue
from desktop_app.engine.counter.till_table import TillTable
from desktop_app.errors import VitrineError
from tests.engine.counter.accepted import entry
from tests.engine.counter.till_server import Till, wait_until


class Queue(TillQueue):
    """A queue that lists what it tells, and tries again at once."""

    def __init__(self, folder: Path, output: TillOutput | None) -> None:
        self.sent: list[str] = []
        self.failed: list[str] = []
        super().__init__(folder, self._note, self._note_failure, pauses_s=(0.01, 0.02))
        self.use(output)

    def _note(self, sent: TillEntry) -> None:
        self.sent.append(sent.id)

    def _note_failure(self, error: VitrineError) -> None:
        self.failed.append(str(error))


StartQueue = Callable[[TillOutput | None], Queue]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[StartQueue]:
    """Return a function that starts a queue on the same folder again and again."""
    started: list[Queue] = []

    def start_it(output: TillOutput | None) -> Queue:
        for queue in started:
            queue.stop()
        started.append(Queue(tmp_path / "queue", output))
        return started[-1]

    yield start_it
    for queue in started:
        queue.stop()


def post(till: Till) -> TillPost:
    return TillPost(parse_address(till.address), limit_s=0.3)


def test_entries_are_sent_in_order(till: Till, start: StartQueue) -> None:
    queue = start(post(till))
    ids = [f"e{number}" for number in range(20)]
    for entry_id in ids:
        queue.put(entry(entry_id))
    wait_until(lambda: queue.sent == ids)
    assert till.ids == ids
    assert queue.waiting() == 0
    assert queue.failed == []


def test_failures_and_hanging_lose_nothing_and_keep_the_order(
    till: Till, start: StartQueue
) -> None:
    till.answers = [500, 500, 503, "hang", "drip", 200, 404]
    queue = start(post(till))
    for entry_id in ("a", "b", "c"):
        queue.put(entry(entry_id))
    wait_until(lambda: queue.waiting() == 0)
    assert till.ids == ["a", "b", "c"]
    # Once per reason, not per try.
    assert queue.failed == [
        "The till at localhost answers 500.",
        "The till at localhost answers 503.",
        "The till at localhost takes too long.",
        "The till at localhost answers 404.",
    ]


def test_what_waits_survives_a_restart_of_the_program_and_of_the_till(
    till: Till, start: StartQueue
) -> None:
    output = post(till)
    till.stop()
    queue = start(output)
    queue.put(entry("a"))
    queue.put(entry("b"))
    wait_until(lambda: queue.failed == ["The till at localhost cannot be reached."])
    queue.stop()
    assert queue.waiting() == 2
    till.start()
    again = start(output)
    again.put(entry("c"))
    wait_until(lambda: again.waiting() == 0)
    assert till.ids == ["a", "b", "c"]


def test_a_lost_answer_brings_the_entry_again_with_its_id(
    till: Till, start: StartQueue, tmp_path: Path
) -> None:
    queue = start(None)
    queue.put(entry("a"))
    file = next((tmp_path / "queue").glob("*.json"))
    kept = file.read_bytes()
    queue.use(post(till))
    wait_until(lambda: queue.waiting() == 0)
    queue.stop()
    # The program was killed before it removed the file.
    file.write_bytes(kept)
    again = start(post(till))
    wait_until(lambda: again.waiting() == 0)
    assert till.ids == ["a", "a"]


def test_a_refused_entry_is_set_aside_and_the_others_go_on(
    till: Till, start: StartQueue, tmp_path: Path
) -> None:
    till.answers = [422]
    queue = start(post(till))
    queue.put(entry("a"))
    queue.put(entry("b"))
    wait_until(lambda: queue.waiting() == 0)
    assert (till.ids, queue.failed) == (["b"], ["The till at localhost answers 422."])
    assert len(list((tmp_path / "queue" / "rejected").iterdir())) == 1


def test_a_damaged_file_does_not_stop_the_others(
    till: Till, start: StartQueue, tmp_path: Path
) -> None:
    (tmp_path / "queue").mkdir()
    (tmp_path / "queue" / "0.json").write_bytes(b"\x00{")
    queue = start(post(till))
    queue.put(entry("a"))
    wait_until(lambda: queue.waiting() == 0)
    assert till.ids == ["a"]


def test_a_file_with_a_changed_digit_is_not_sent(
    till: Till, start: StartQueue, tmp_path: Path
) -> None:
    start(None).put(entry("a"))
    (file,) = (tmp_path / "queue").glob("*.json")
    file.write_bytes(file.read_bytes().replace(b"4.50", b"9.50"))
    queue = start(post(till))
    wait_until(lambda: queue.waiting() == 0)
    assert till.ids == []
    assert (tmp_path / "queue" / "rejected" / file.name).exists()


def test_entries_wait_until_there_is_a_till(till: Till, start: StartQueue) -> None:
    queue = start(None)
    queue.put(entry("a"))
    assert queue.waiting() == 1
    queue.use(post(till))
    wait_until(lambda: queue.sent == ["a"])


def test_a_table_that_comes_back_gets_all_rows_once(start: StartQueue, tmp_path: Path) -> None:
    drive = tmp_path / "drive"
    queue = start(TillTable(drive / "a.csv"))
    queue.put(entry("a"))
    queue.put(entry("b"))
    wait_until(lambda: len(queue.failed) == 1)
    drive.mkdir()
    wait_until(lambda: queue.waiting() == 0)
    assert len((drive / "a.csv").read_text(encoding="utf-8-sig").splitlines()) == 3


def test_a_folder_that_cannot_be_written_is_told_at_once(start: StartQueue, tmp_path: Path) -> None:
    (tmp_path / "queue").write_text("no folder")
    queue = start(None)
    with pytest.raises(VitrineError):
        queue.put(entry("a"))
