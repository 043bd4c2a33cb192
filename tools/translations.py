"""Update the translations: ``python tools/translations.py update|compile|check``.

``update`` collects the texts of the program into ``assets/translations/*.ts``:
``self.tr("...")``, and ``Message("...")`` without a context. New texts are marked as
unfinished. ``compile`` makes the ``.qm`` files that the program loads. Both kinds of
files are committed, so that the program can be installed without Qt's tools. ``check``
changes nothing; it fails if a file is out of date, a translation is missing, or a
translation lacks a ``{field}`` of its source.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "assets" / "translations"
# In English only plurals are translated.
LANGUAGES: dict[str, tuple[str, ...]] = {"en": ("-pluralonly",), "zh_CN": ()}
_FIELD = re.compile(r"{\w+}|%L?n")


def main() -> int:
    """Run the command; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("command", choices=("update", "compile", "check"))
    command = parser.parse_args().command
    if command == "update":
        for language in LANGUAGES:
            update(language, TRANSLATIONS)
        return 0
    if command == "compile":
        for language in LANGUAGES:
            compile_(language, TRANSLATIONS)
        return 0
    errors = list(check())
    print(*errors, sep="\n", file=sys.stderr)
    return 1 if errors else 0


def update(language: str, folder: Path) -> None:
    """Collect the texts of the program into the ``.ts`` file of a language in ``folder``."""
    sources = sorted(str(file.relative_to(ROOT)) for file in (ROOT / "desktop_app").rglob("*.py"))
    _run(
        "pyside6-lupdate",
        *sources,
        *LANGUAGES[language],
        *("-tr-function-alias", "tr+=Message"),
        *("-source-language", "en", "-target-language", language),
        *("-locations", "none", "-no-obsolete", "-silent"),
        *("-ts", str(folder / _name(language, "ts"))),
    )


def compile_(language: str, folder: Path) -> None:
    """Compile the ``.ts`` file of a language in ``folder`` to a ``.qm`` file."""
    source = folder / _name(language, "ts")
    _run("pyside6-lrelease", "-silent", str(source), "-qm", str(source.with_suffix(".qm")))


def check() -> Iterator[str]:
    """Yield a sentence for every error in the translations."""
    with tempfile.TemporaryDirectory(dir=TRANSLATIONS.parent) as folder:
        for language in LANGUAGES:
            name = _name(language, "ts")
            shutil.copy(TRANSLATIONS / name, folder)
            update(language, Path(folder))
            compile_(language, Path(folder))
            for current in (name, _name(language, "qm")):
                if (Path(folder) / current).read_bytes() != (TRANSLATIONS / current).read_bytes():
                    yield f"{current} is out of date: call make translations."
            yield from (f"{name}: {error}" for error in _errors(TRANSLATIONS / name))


def _errors(file: Path) -> Iterator[str]:
    for message in ET.parse(file).iter("message"):
        source = message.findtext("source", "")
        translation = message.find("translation")
        if translation is None or translation.get("type") == "unfinished":
            yield f"{source!r} is not translated."
            continue
        yield from _translation_errors(source, translation)


def _translation_errors(source: str, translation: ET.Element) -> Iterator[str]:
    forms = [form.text or "" for form in translation.iter("numerusform")]
    for text in forms or [translation.text or ""]:
        if not text:
            yield f"{source!r} has an empty translation."
        elif not _has_same_fields(source, text, is_plural=bool(forms)):
            yield f"{source!r} loses a field in {text!r}."


def _has_same_fields(source: str, text: str, *, is_plural: bool) -> bool:
    expected, found = set(_FIELD.findall(source)), set(_FIELD.findall(text))
    if is_plural:  # the form for one may omit the number
        expected, found = ({field for field in s if field[0] == "{"} for s in (expected, found))
    return expected == found


def _name(language: str, ending: str) -> str:
    return f"vitrine_{language}.{ending}"


def _run(program: str, *arguments: str) -> None:
    command = [str(Path(sys.executable).with_name(program)), *arguments]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if result.returncode:
        sys.exit(f"{program} failed:\n{result.stdout}{result.stderr}")


if __name__ == "__main__":
    sys.exit(main())
