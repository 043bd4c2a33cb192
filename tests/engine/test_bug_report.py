"""The details for a bug report."""

import logging
from pathlib import Path

import pytest

from desktop_app import __version__
from desktop_app.engine.bug_report import bug_report
from desktop_app.engine.diagnostics import Diagnosis
from desktop_app.errors import Message, VitrineError
from desktop_app.logs.error_reports import write_report
from desktop_app.logs.log_file import LogHandler
from desktop_app.settings import CameraSettings, Settings

SECRETS = ("anna", "Green tea", "geheim", "192.0.2.7")


def _diagnosis() -> Diagnosis:
    diagnosis = Diagnosis(
        {
            "model": {"name": "small", "version": "2", "sha256": "ab" * 32, "file": "/home/anna/m"},
            "device": {"name": "cpu", "requested": "auto", "reason": "", "threads": 2},
            "catalogue": {"folder": "/home/anna/shop", "products": 6, "schema": 30},
            "cameras": [{"index": 0, "name": "Camera of anna"}],
        }
    )
    diagnosis.add_problem(VitrineError(Message("{file} is damaged.", file="/home/anna/shop")))
    return diagnosis


def test_it_has_facts_and_no_data_of_the_user(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    logger = logging.getLogger("desktop_app.test")
    handler = LogHandler(tmp_path / "vitrine.log")
    logger.addHandler(handler)
    logger.info("all is well")
    logger.warning("settings in %s are damaged: %s", Path("/home/anna/x"), ValueError("Green tea"))
    logger.removeHandler(handler)
    handler.close()
    caplog.clear()
    write_report(tmp_path / "reports", "a crash", [], [])
    settings = Settings(
        language="zh_CN",
        catalogue="/home/anna/shop",
        camera="rtsp://anna:geheim@192.0.2.7/",
        cameras=(CameraSettings("rtsp://192.0.2.7"),),
        answer_days=7,
    )
    text = bug_report(_diagnosis(), settings, tmp_path / "vitrine.log", tmp_path / "reports")
    lines = text.splitlines()
    assert f"version: {__version__}" in lines
    assert f"model: name small, version 2, sha256 {'ab' * 32}" in lines
    assert "device: name cpu, requested auto, threads 2" in lines
    assert "catalogue: products 6, schema 30" in lines
    assert "cameras: 1" in lines
    assert (
        "settings: language zh_CN, catalogue (set), camera (set), cameras (set), answer_days 7"
        in lines
    )
    assert "newest error report: report-" in text
    assert "problem: VitrineError “{file} is damaged.”" in lines
    assert lines[-1].endswith("WARNING desktop_app.test settings in … are damaged: ValueError")
    assert [secret for secret in SECRETS if secret in text] == []


def test_without_log_and_changes_it_says_so(tmp_path: Path) -> None:
    text = bug_report(Diagnosis(), Settings(), tmp_path / "vitrine.log", tmp_path / "reports")
    assert "settings: as installed\nnewest error report: none\n" in text
    assert text.endswith("Last problems in the log:\nnone\n")
