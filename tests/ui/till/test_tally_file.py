from pathlib import Path

from desktop_app.domain.tally import Tally
from desktop_app.engine.counter.kept_tally import KeptTally
from desktop_app.ui.till.tally_file import TallyFile
from tests.engine.counter.accepted import CUP, TEA, accepted

CUPS = KeptTally("261127-140322", Tally().add(accepted(CUP), "a"))
TEAS = KeptTally("261127-140400", Tally().add(accepted(TEA), "b"))


def test_the_next_window_takes_the_tally_over(tmp_path: Path) -> None:
    first = TallyFile(tmp_path / "tally")
    assert first.take_over() is None
    assert not (tmp_path / "tally").exists()
    first.write(CUPS)
    first.close()
    second = TallyFile(tmp_path / "tally")
    assert second.take_over() == CUPS
    second.close()


def test_a_window_that_is_open_keeps_its_tally(tmp_path: Path) -> None:
    first, second, third = (TallyFile(tmp_path) for _ in range(3))
    first.write(CUPS)
    assert second.take_over() is None
    second.write(TEAS)
    first.close()
    assert third.take_over() == CUPS
    third.close()
    second.close()


def test_nothing_stays_of_an_empty_tally(tmp_path: Path) -> None:
    file = TallyFile(tmp_path)
    file.write(CUPS)
    file.write(KeptTally("261127-150000", Tally()))
    file.close()
    assert list(tmp_path.iterdir()) == []
