"""The rules about the size of the code and where its tests are."""

import ast
import functools
import statistics
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[1]
CODE: Final = ("desktop_app", "benchmarks", "datasets", "tools", "training")
FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


def _sources(*folders: str) -> list[Path]:
    return sorted(file for folder in folders for file in (ROOT / folder).rglob("*.py"))


@functools.cache
def _functions(folder: str) -> list[tuple[str, FunctionNode]]:
    return [
        (f"{file.relative_to(ROOT)}:{node.lineno} {node.name}", node)
        for file in _sources(folder)
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, FunctionNode)
    ]


def _lines(function: FunctionNode) -> int:
    """Return the lines of a function without its docstring."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    if ast.get_docstring(function) is not None:
        docstring = function.body[0]
        lines -= (docstring.end_lineno or docstring.lineno) - docstring.lineno + 1
    return lines


def _complexity(function: FunctionNode) -> int:
    """Return the cyclomatic complexity; boolean operators and comprehensions count as well."""
    complexity = 1
    for node in ast.walk(function):
        if isinstance(
            node, ast.If | ast.For | ast.While | ast.IfExp | ast.ExceptHandler | ast.match_case
        ):
            complexity += 1
        elif isinstance(node, ast.BoolOp):
            complexity += len(node.values) - 1
        elif isinstance(node, ast.comprehension):
            complexity += 1 + len(node.ifs)
    return complexity


@pytest.mark.parametrize("folder", CODE)
def test_functions_are_short_and_simple(folder: str) -> None:
    functions = _functions(folder)
    assert [name for name, function in functions if _lines(function) > 60] == []
    assert [name for name, function in functions if _complexity(function) > 10] == []


def test_the_median_function_has_at_most_eight_lines() -> None:
    assert statistics.median(_lines(function) for _, function in _functions("desktop_app")) <= 8


@pytest.mark.parametrize(("folders", "limit"), [(CODE, 350), (("tests",), 400)])
def test_modules_are_short(folders: tuple[str, ...], limit: int) -> None:
    long = [
        str(file.relative_to(ROOT))
        for file in _sources(*folders)
        if len(file.read_text(encoding="utf-8").splitlines()) > limit
    ]
    assert long == []


def test_every_test_file_mirrors_a_module_or_a_package() -> None:
    """``tests/a/test_b.py`` tests the module ``desktop_app/a/b.py`` or the package ``a/b``.

    A test file may add a subject to the name of its module: ``test_b_undo.py``.
    """
    orphans = []
    for file in _sources("tests"):
        if file.name.startswith("test_") and file.parent != ROOT / "tests":
            folder = file.parent.relative_to(ROOT / "tests")
            home = (
                ROOT
                if folder.parts[0] in ("benchmarks", "datasets", "tools", "training")
                else ROOT / "desktop_app"
            )
            words = file.stem.removeprefix("test_").split("_")
            names = ["_".join(words[:count]) for count in range(len(words), 0, -1)]
            package = home / folder
            if (
                not any(
                    (package / f"{name}.py").exists() or (package / name).is_dir() for name in names
                )
                and file.stem != f"test_{folder.name}"
            ):
                orphans.append(str(file.relative_to(ROOT)))
    assert orphans == []
