"""The same verbs from a terminal: ``vitrine import``, ``identify``, ``teach`` and more.

Errors are one line on standard error, ``vitrine: what is wrong; what to do``.
Exit status: 0 done, 1 the input's fault, 2 wrong usage, 3 the program's own
fault, 130 stopped from the keyboard. With ``--json`` nothing but JSON goes to
standard output.
"""

import argparse
import json
import logging
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar, get_args

from desktop_app import __version__, paths
from desktop_app.errors import VitrineError
from desktop_app.logs import start_logging
from desktop_app.progress import Job, RemainingTime
from desktop_app.settings import Measure, Settings, load_settings

if TYPE_CHECKING:
    from desktop_app.engine.engine import Engine
    from desktop_app.engine.evaluation.summary import Evaluation

Result = TypeVar("Result")

_log = logging.getLogger(__name__)

OK: Final = 0
INPUT_FAULT: Final = 1
WRONG_USAGE: Final = 2
OWN_FAULT: Final = 3
STOPPED: Final = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; without one open the window."""
    chosen = _parser().parse_args(arguments)
    start_logging(paths.log_file(), verbose=chosen.verbose)
    for stream in (sys.stdout, sys.stderr):
        # Names of products and files are in any language, pipes often are not.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        status: int = chosen.run(chosen, load_settings(paths.settings_file()))
    except VitrineError as error:
        _complain(error.as_line())
        return INPUT_FAULT
    except KeyboardInterrupt:
        _complain("stopped; what was finished is kept")
        return STOPPED
    except BrokenPipeError:
        # Whoever read our output, ``head`` say, has had enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return INPUT_FAULT
    except Exception as error:  # noqa: BLE001 - the last door: log it, and say it in one line
        _log.exception("command failed")
        _complain(f"internal error ({error!r}); see {paths.log_file()}")
        return OWN_FAULT
    return status


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are one line like every other."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_USAGE, f"vitrine: {message}; see {self.prog} --help\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="vitrine", description="Find a product from a photo, offline.")
    parser.add_argument("--version", action="version", version=f"vitrine {__version__}")
    parser.add_argument("--verbose", action="store_true", help="log to the terminal as well")
    parser.add_argument("--catalog", type=Path, metavar="DIR", help="catalogue to open")
    parser.add_argument("--sample", action="store_true", help="open the sample catalogue")
    parser.set_defaults(run=_open_window)
    commands = parser.add_subparsers(title="commands", metavar="")

    importing = _command(commands, "import", _import, "take products into a catalogue")
    importing.add_argument("source", type=Path, help="CSV file, XLSX file or folder of pictures")
    importing.add_argument("--catalog", type=Path, required=True, metavar="DIR")
    importing.add_argument(
        "--pictures", type=Path, metavar="ROOT", help="where relative picture paths count from"
    )

    identify = _command(commands, "identify", _identify, "find the product in each photo")
    identify.add_argument("photos", nargs="+", type=Path, metavar="PHOTO")
    identify.add_argument("--catalog", type=Path, required=True, metavar="DIR")
    identify.add_argument("--top", type=_positive, default=5, help="products for each photo")
    identify.add_argument(
        "--category", default="", metavar="NAME", help="only products of this category"
    )
    _measured(identify)

    teaching = _command(commands, "teach", _teach, "learn from the catalogue's own pictures")
    teaching.add_argument("--catalog", type=Path, required=True, metavar="DIR")
    teaching.add_argument("--off", action="store_true", help="switch off what was learnt")

    evaluating = _command(commands, "evaluate", _evaluate, "see how well known photos are found")
    evaluating.add_argument("--catalog", type=Path, required=True, metavar="DIR")
    evaluating.add_argument(
        "--queries",
        type=Path,
        required=True,
        metavar="FILE",
        help="CSV file with the columns photo,sku; an empty sku: not in the catalogue",
    )
    evaluating.add_argument("--report", type=Path, metavar="FILE", help="write an HTML page, too")
    _measured(evaluating)

    auditing = _command(commands, "audit", _audit, "find every duplicate in a catalogue")
    auditing.add_argument("--catalog", type=Path, required=True, metavar="DIR")
    auditing.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="CSV file, a pair of pictures a row"
    )

    demo = _command(commands, "demo", _demo, "show the trade-show mode on the whole screen")
    demo.add_argument("--catalog", type=Path, metavar="DIR", help="default: the sample")
    demo.add_argument(
        "--camera", metavar="SOURCE", help="number, video file or address of a camera"
    )

    doctor = _command(commands, "doctor", _doctor, "say what is installed and in use, and why")
    doctor.add_argument("--catalog", type=Path, metavar="DIR")
    return parser


def _command(commands: Any, name: str, run: Any, what: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=what, description=what)
    parser.set_defaults(run=run, measure="auto")
    parser.add_argument("--json", action="store_true", help="print JSON only")
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"), help="where the model runs")
    parser.add_argument("--model", metavar="CARD", help="model card to use, name or file")
    return parser


def _measured(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--measure", choices=get_args(Measure), help="how photos and pictures are compared"
    )
    parser.set_defaults(measure=None)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def _open_window(chosen: argparse.Namespace, settings: Settings) -> int:
    from desktop_app.app import run_window

    return run_window(settings, catalogue=chosen.catalog, sample=chosen.sample)


def _demo(chosen: argparse.Namespace, settings: Settings) -> int:
    from desktop_app.app import run_window

    choices = {name: getattr(chosen, name) for name in ("camera", "device", "model")}
    given = {name: value for name, value in choices.items() if value is not None}
    return run_window(settings.__replace__(**given), catalogue=chosen.catalog, demo=True)


def _import(chosen: argparse.Namespace, settings: Settings) -> int:
    from desktop_app.cli.output.reports import import_as_json, import_as_line

    engine = _open_engine(chosen, settings, create=True)
    try:
        _finish(engine.prepare())
        report = _finish(engine.add(chosen.source, pictures_root=chosen.pictures))
    finally:
        engine.close()
    if chosen.json:
        _print_json(import_as_json(report))
    else:
        print(import_as_line(report))
        for rejection in report.rejected:
            _complain(f"line {rejection.line}: {rejection.reason}")
    return OK


def _identify(chosen: argparse.Namespace, settings: Settings) -> int:
    from desktop_app.cli.output.answer import as_json, as_lines

    engine = _open_engine(chosen, settings, create=False)
    status = OK
    try:
        _finish(engine.prepare())
        for photo in chosen.photos:
            try:
                answer = engine.identify(photo, top=chosen.top, category=chosen.category)
            except VitrineError as error:
                status = INPUT_FAULT
                if chosen.json:
                    _print_json({"photo": str(photo), "error": error.as_line()})
                else:
                    _complain(error.as_line())
                continue
            if chosen.json:
                _print_json(as_json(photo, answer))
            else:
                _print_lines(as_lines(photo, answer))
    finally:
        engine.close()
    return status


def _teach(chosen: argparse.Namespace, settings: Settings) -> int:
    from desktop_app.cli.output.reports import teaching_as_lines

    engine = _open_engine(chosen, settings, create=False)
    try:
        _finish(engine.prepare())
        report = None if chosen.off else _finish(engine.teach())
        if report is None or report.advised:
            _finish(engine.switch_teaching(on=report is not None))
        state = engine.teaching()
    finally:
        engine.close()
    is_on = state is not None and state.is_on
    if chosen.json:
        _print_json({**(asdict(report) if report else {}), "on": is_on})
    elif report is None:
        print("What was learnt is switched off.")
    else:
        _print_lines(teaching_as_lines(report, is_on=is_on))
    return OK


def _evaluate(chosen: argparse.Namespace, settings: Settings) -> int:
    from desktop_app.cli.output.evaluation import as_json, as_lines

    engine = _open_engine(chosen, settings, create=False)
    try:
        _finish(engine.prepare())
        evaluation = _finish(engine.evaluate(chosen.queries))
    finally:
        engine.close()
    if chosen.json:
        _print_json(as_json(evaluation))
    else:
        _print_lines(as_lines(evaluation))
        for rejection in evaluation.rejected:
            _complain(f"line {rejection.line}: {rejection.reason}")
    if chosen.report is not None:
        _write_report(evaluation, chosen.report, settings)
    return INPUT_FAULT if evaluation.rejected else OK


def _write_report(evaluation: "Evaluation", file: Path, settings: Settings) -> None:
    """Write the page in the language that the window would have."""
    from desktop_app.engine.export.report.evaluation_page import write_report
    from desktop_app.ui.i18n.language import translate_function

    words, language = translate_function(settings.language, paths.translations_folder())
    write_report(evaluation, file, words=words, language=language)


def _audit(chosen: argparse.Namespace, settings: Settings) -> int:
    from desktop_app.cli.output.reports import audit_as_lines

    engine = _open_engine(chosen, settings, create=False)
    try:
        _finish(engine.prepare())
        audit = engine.audit()
        report = _finish(audit.run())
        pairs = _finish(audit.write_pairs(chosen.out))
    finally:
        engine.close()
    if chosen.json:
        _print_json({**asdict(report), "pairs": pairs, "out": str(chosen.out)})
    else:
        _print_lines(audit_as_lines(report, pairs, chosen.out))
    return OK


def _doctor(chosen: argparse.Namespace, settings: Settings) -> int:
    from desktop_app.engine.diagnostics import diagnose

    folder = chosen.catalog or (Path(settings.catalogue) if settings.catalogue else None)
    findings = diagnose(
        folder,
        paths.model_card(chosen.model or settings.model),
        device=chosen.device or settings.device,
    )
    if chosen.json:
        _print_json(findings.as_json())
    else:
        _print_lines(findings.as_lines())
    return INPUT_FAULT if findings.problems else OK


def _open_engine(chosen: argparse.Namespace, settings: Settings, *, create: bool) -> "Engine":
    # Late: it brings the model's and the index's libraries along.
    from desktop_app.engine.engine import Engine

    return Engine.open(
        chosen.catalog,
        paths.model_card(chosen.model or settings.model),
        device=chosen.device or settings.device,
        measure=chosen.measure or settings.measure,
        create=create,
    )


def _finish(job: Job[Result]) -> Result:
    """Run a job to its end; on a terminal show how far it is."""
    remaining = RemainingTime()
    shown = sys.stderr.isatty()
    try:
        while True:
            progress = next(job)
            if shown and progress.total:
                seconds = remaining.seconds_left(progress)
                left = "" if seconds is None else f", {seconds:.0f} s left"
                line = f"{progress.note} {progress.done}/{progress.total}{left}"
                print(f"\r{line:<70}", end="", file=sys.stderr, flush=True)
    except StopIteration as end:
        result: Result = end.value
        return result
    finally:
        job.close()
        if shown:
            print("\r" + " " * 70 + "\r", end="", file=sys.stderr, flush=True)


def _print_lines(lines: Sequence[str]) -> None:
    print("\n".join(lines))


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False), flush=True)


def _complain(line: str) -> None:
    print(f"vitrine: {line}", file=sys.stderr)
