"""The demo catalogue as a package."""

import ast
from pathlib import Path

import tools.demo_catalogue

_FOLDER = Path(tools.demo_catalogue.__file__).parent


def test_only_two_modules_import_blender() -> None:
    importing = set()
    for path in _FOLDER.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            if {name.split(".")[0] for name in names} & {"bpy", "mathutils"}:
                importing.add(path.name)
    assert importing == {"blender.py", "shaders.py"}
