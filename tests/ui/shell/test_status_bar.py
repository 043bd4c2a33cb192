"""The status bar shows catalogue, device and times, and marks an unused GPU."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.answer import Answer, Timings
from desktop_app.engine.status import CatalogueStatus, DeviceReport
from desktop_app.errors import Message
from desktop_app.ui.shell.status_bar import StatusBar


@pytest.fixture
def line(qtbot: QtBot) -> StatusBar:
    line = StatusBar()
    qtbot.addWidget(line)
    line.show()
    return line


def label(line: StatusBar, name: str) -> QLabel:
    return line.findChildren(QLabel, name)[0]


def status(device: DeviceReport) -> CatalogueStatus:
    return CatalogueStatus(
        "<b>Corner</b>", "/shops/<b>Corner</b>", 1, 1200, 1200, "a-model", device
    )


def test_without_a_catalogue_it_is_empty(line: StatusBar) -> None:
    assert not any(widget.isVisible() for widget in line.findChildren(QLabel))


def test_a_used_gpu_is_not_marked(line: StatusBar) -> None:
    line.show_status(status(DeviceReport("cuda", "auto", None)))
    assert label(line, "status_device").text() == "GPU"
    assert not label(line, "status_device").property("marked")
    assert label(line, "status_model").text() == "a-model"


def test_an_unused_gpu_is_marked_with_the_reason(
    line: StatusBar,
) -> None:
    reason = Message("CUDA 13 is missing.")
    line.show_status(status(DeviceReport("cpu", "auto", reason, gpu_idle=True)))
    device = label(line, "status_device")
    assert device.text() == "CPU, not the GPU"
    assert device.property("marked")
    assert str(reason) in device.toolTip()


def test_the_cpu_is_not_marked_without_a_gpu(line: StatusBar) -> None:
    reason = Message("No NVIDIA driver was found on this computer.")
    line.show_status(status(DeviceReport("cpu", "auto", reason)))
    device = label(line, "status_device")
    assert device.text() == "CPU"
    assert not device.property("marked")
    assert str(reason) in device.toolTip()


def test_names_are_plain_text_in_tool_tips(line: StatusBar) -> None:
    line.show_status(status(DeviceReport("cpu", "cpu", None)))
    assert "&lt;b&gt;" in label(line, "status_counts").toolTip()


def test_the_time_of_the_last_search_is_shown_by_stage(line: StatusBar) -> None:
    stages = {"decode": 1.2, "crop": 0.0, "embed": 20.0, "search": 0.4, "verify": 0.0}
    line.show_answer(Answer("match", None, (), Timings(stages, 21.6), "cpu"))
    assert label(line, "status_speed").text() == "22 ms"
    assert "embed 20" in label(line, "status_speed").toolTip()
