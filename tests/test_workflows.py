"""The workflows, the Makefile and what they call."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_a_workflow_may_only_read_and_pins_its_actions(file: Path) -> None:
    text = file.read_text("utf-8")
    assert "\npermissions:\n  contents: read\n" in text
    actions = re.findall(r"uses: (\S+)", text)
    assert actions
    assert all(re.fullmatch(r"actions/[\w-]+@v\d+", action) for action in actions)


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_what_a_workflow_calls_exists(file: Path) -> None:
    text = file.read_text("utf-8")
    for target in re.findall(r"run: make (\w+)", text):
        assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)
    for path in re.findall(r"(?:tools|requirements)/[\w/.-]+", text):
        assert (ROOT / path).exists()


def test_modules_that_are_run_exist() -> None:
    text = MAKEFILE + "".join(file.read_text("utf-8") for file in WORKFLOWS)
    modules = set(re.findall(r"python3? -m (tools\.[\w.]+)|PYTHON\) -m (tools\.[\w.]+)", text))
    assert {"tools.bundle.smoke_test"} <= {name for pair in modules for name in pair}
    assert all(find_spec(name) for pair in modules for name in pair if name)
