"""What the label on a product changes about the answer to a capture."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.label import TextLine
from desktop_app.engine.counter.capture_search import MAX_CANDIDATES, CaptureAnswer

if TYPE_CHECKING:
    from desktop_app.engine.workspace import Workspace


def rule_capture(
    workspace: "Workspace", found: CaptureAnswer, lines: Sequence[TextLine]
) -> CaptureAnswer:
    """Return the answer with what the words of the newest photo say.

    Args:
        workspace: the open catalogue.
        found: the answer without the label; at least one of its parts has hits.
        lines: the text in the region of the newest photo.
    """
    newest = found.parts[-1]
    ruled = workspace.labels.rule(newest, lines)
    if ruled is newest:
        return found
    parts = (*found.earlier_parts, ruled)
    combined = workspace.combine(parts, top=MAX_CANDIDATES)
    shown = replace(combined, photo=found.shown.photo, inner_crop=found.shown.inner_crop)
    return replace(found, shown=shown, parts=parts)
