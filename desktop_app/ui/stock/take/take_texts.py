"""What is said about stock takes and their lines."""

import re
from typing import Final

from desktop_app.domain.one_line_name import one_line_name
from desktop_app.domain.stock_take import StockLine, StockTake
from desktop_app.engine.export.stock_export import DECISION_LABELS, KIND_LABELS
from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.i18n.text_direction import in_sentence
from desktop_app.ui.i18n.time_format import format_time

# On Windows, which has the most of them; and marks for the direction of writing.
_NOT_IN_FILES: Final = re.compile('[\\\\/:*?"<>|\x00-\x1f\u202a-\u202e\u2066-\u2069]+')
NO_VALUE: Final = "–"


def take_name(take: StockTake) -> str:
    """Return the name of a stock take, in one line."""
    name = in_sentence(one_line_name(take.name))
    return name or localised_text(Message("Stock take {number}", number=take.id))


def take_file_name(take: StockTake) -> str:
    """Return the name of a stock take without what the names of files must not have."""
    return _NOT_IN_FILES.sub("-", take_name(take))


def take_origin(take: StockTake) -> str:
    """Return who has started a stock take, where and when."""
    parts = (take.actor.author, take.actor.station, format_time(take.started_at))
    return " · ".join(in_sentence(one_line_name(part)) for part in parts if part)


def stock_text(line: StockLine) -> str:
    """Return the stock of a product."""
    return NO_VALUE if line.stock is None else format_number(line.stock)


def difference_text(line: StockLine) -> str:
    """Return the difference of a line with its sign."""
    difference = line.difference
    if difference is None:
        return NO_VALUE
    sign = "+" if difference > 0 else "\N{MINUS SIGN}" if difference < 0 else ""
    return sign + format_number(abs(difference))


def state_text(line: StockLine) -> str:
    """Return how a line compares with its stock, and what was decided about it."""
    parts = [localised_text(KIND_LABELS[line.kind])]
    if line.kind != "equal" and line.decision != "open":
        parts = [localised_text(DECISION_LABELS[line.decision])]
    if line.unsure_count:
        parts.append(
            localised_text(Message("{count} to check", count=format_number(line.unsure_count)))
        )
    if line.entry.hand_count is not None:
        parts.append(localised_text(Message("by hand")))
    return " · ".join(parts)
