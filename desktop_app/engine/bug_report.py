"""The details for a bug report: a form with facts of the installation, to paste somewhere.

It has no names of files, catalogues and products, no settings that are paths or secrets, and
nothing of the log but its last problems, see ``logs.log_lines``.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from desktop_app.engine.diagnostics import Diagnosis
from desktop_app.logs.error_reports import reports
from desktop_app.logs.recent_lines import as_text, recent_problems
from desktop_app.logs.system_facts import shorten_paths, system_facts
from desktop_app.settings import Settings

_QUESTIONS: Final = ("What I did:", "What happened:", "What should have happened:")
_PROBLEMS: Final = 20
# Facts of a diagnosis by subject: those of a catalogue are a number each.
_FACTS: Final = {
    "model": ("name", "version", "sha256"),
    "device": ("name", "requested", "reason", "threads", "providers"),
    "product detector": ("usable",),
    "catalogue": ("products", "pictures", "labels not read", "schema", "megabytes"),
    "index": ("state", "kind", "wanted"),
}


def bug_report(
    diagnosis: Diagnosis, settings: Settings, log_file: Path, reports_folder: Path
) -> str:
    """Return the details as lines of text.

    Args:
        diagnosis: of the installation and the catalogue.
        settings: the present settings.
        log_file: the log.
        reports_folder: of the reports about unexpected errors.
    """
    problems = [as_text(line) for line in recent_problems(log_file, _PROBLEMS)]
    newest = [file.name for file in reports(reports_folder)[-1:]]
    lines = [
        *(f"{question}\n" for question in _QUESTIONS),
        *(f"{name}: {value}" for name, value in system_facts().items()),
        *_facts(diagnosis.facts),
        f"cameras: {len(diagnosis.facts.get('cameras', ()))}",
        f"settings: {', '.join(_changed(settings)) or 'as installed'}",
        f"newest error report: {''.join(newest) or 'none'}",
        *(f"problem: {problem}" for problem in diagnosis.described),
        "",
        "Last problems in the log:",
        *(problems or ["none"]),
    ]
    return shorten_paths("\n".join(lines)) + "\n"


def _facts(facts: Mapping[str, Any]) -> Iterator[str]:
    for subject, names in _FACTS.items():
        if (known := facts.get(subject)) is not None:
            values = (f"{name} {known[name]}" for name in names if known.get(name, "") != "")
            yield f"{subject}: {', '.join(values)}"


def _changed(settings: Settings) -> Iterator[str]:
    """Yield the settings that differ from the defaults; texts of the user only by their name."""
    usual = Settings()
    for field in msgspec.structs.fields(Settings):
        value = getattr(settings, field.name)
        if value == getattr(usual, field.name):
            continue
        # Choices are Literals; a plain text may be a path, an address or a name.
        is_harmless = field.type is not str and isinstance(value, bool | int | float | str)
        yield f"{field.name} {value}" if is_harmless else f"{field.name} (set)"
