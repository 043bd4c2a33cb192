"""Which kept answers are to be forgotten, as a condition in SQL."""

import json
from typing import Any, Final

from desktop_app.catalogue.sqlite.answer_rows import time_text
from desktop_app.domain.forgetting import ForgetScope

# Of answers by their ids, a JSON list.
PICTURE_KEYS: Final = (
    "SELECT picture_key, replaced_key FROM answers WHERE id IN (SELECT value FROM json_each(?))"
)
_NAMED: Final = " OR ".join(
    f"{column} IN (SELECT value FROM json_each(:hashes))"
    for column in ("key", "picture_key", "replaced_key")
)


def scope_condition(scope: ForgetScope) -> tuple[str, dict[str, Any]]:
    """Return a condition on ``answers``, and its values; a scope that is empty has none."""
    values: dict[str, Any] = {"hashes": json.dumps(sorted(scope.named))}
    conditions = []
    for name, sign in (("since", ">="), ("before", "<")):
        if (time := getattr(scope, name)) is not None:
            conditions.append(f"answered_at {sign} :{name}")
            values[name] = time_text(time)
    if scope.station:
        conditions.append("station = :station")
        values["station"] = scope.station
    if scope.hashes or not conditions:
        return f"({_NAMED})", values
    return f"({' AND '.join(conditions)}) OR ({_NAMED})", values
