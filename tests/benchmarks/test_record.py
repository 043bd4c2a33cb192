"""Recorded output of benchmarks: one section for each command."""

from benchmarks.record import with_section

FILE = "# Output\n\nWritten by a command.\n\n## one\n\n1 ms\n\n## two\n\n2 ms\n"


def test_a_new_section_is_added_at_the_end() -> None:
    assert with_section(FILE, "three", "3 ms") == f"{FILE}\n## three\n\n3 ms\n"


def test_a_section_is_replaced_in_its_place() -> None:
    assert with_section(FILE, "one", "9 ms\n# no title") == FILE.replace("1 ms", "9 ms\n# no title")


def test_the_first_section_is_added_to_the_introduction() -> None:
    assert with_section("# Output", "one", "1 ms") == "# Output\n\n## one\n\n1 ms\n"
