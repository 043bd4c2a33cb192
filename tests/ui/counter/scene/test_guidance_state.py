from PySide6.QtCore import QObject

from desktop_app.ui.counter.scene.guidance_state import GuidanceState


def test_a_refusal_stays_for_a_while(qapp: object) -> None:
    owner = QObject()
    state = GuidanceState(60.0, owner)
    told: list[str] = []
    state.changed.connect(told.append)
    state.update("ready")
    state.update("ready")
    state.refuse("blurred")
    state.update("ready")
    assert told == ["ready", "blurred"]
    state.end_refusal()
    state.update("searching")
    assert state.now == "searching"
