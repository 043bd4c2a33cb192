import pytest

from desktop_app.domain.scene import Scene
from desktop_app.ui.counter.scene.guidance import CounterPhase, Guidance, guidance_for


@pytest.mark.parametrize(
    ("phase", "is_ready", "waits_for_side", "expected"),
    [
        ("searching", True, False, "searching"),
        ("answered", True, False, "answered"),
        ("answered", True, True, "other_side"),
        ("live", False, False, "preparing"),
        ("live", True, False, "ready"),
    ],
)
def test_each_phase_has_its_guidance(
    phase: CounterPhase, is_ready: bool, waits_for_side: bool, expected: Guidance
) -> None:
    found = guidance_for(
        phase,
        Scene(None),
        "still",
        is_ready=is_ready,
        captures_still=True,
        waits_for_side=waits_for_side,
    )
    assert found == expected


def test_a_problem_of_the_live_scene_is_told() -> None:
    shown = guidance_for(
        "live", Scene("dark"), "still", is_ready=True, captures_still=True, waits_for_side=False
    )
    assert shown == "dark"


@pytest.mark.parametrize(("captures_still", "expected"), [(True, "ready"), (False, "lying")])
def test_what_was_captured_before_needs_the_key(captures_still: bool, expected: Guidance) -> None:
    shown = guidance_for(
        "live",
        Scene(None),
        "still",
        is_ready=True,
        captures_still=captures_still,
        waits_for_side=False,
    )
    assert shown == expected
