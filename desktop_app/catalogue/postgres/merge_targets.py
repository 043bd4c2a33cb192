"""What products are merged into: one that exists and is not merged itself, whoever has merged."""

from collections.abc import Collection, Mapping

import psycopg


def refused_targets(
    connection: psycopg.Connection, wanted: Mapping[int, int], new_ids: Collection[int]
) -> set[int]:
    """Return the products that cannot be merged: the other one is gone, or merged into them.

    Args:
        connection: to the server.
        wanted: what products of a station are merged into.
        new_ids: products that the station adds, which the server does not have yet.
    """
    targets = dict(wanted)
    known = {*wanted, *new_ids}
    while missing := set(targets.values()) - known:
        rows = connection.execute(
            "SELECT id, merged_into FROM vitrine.products WHERE id = ANY(%s)", [list(missing)]
        ).fetchall()
        known |= missing
        targets.update({id_: target for id_, target in rows if target is not None})
        existing = {id_ for id_, _ in rows}
        for id_ in [id_ for id_, target in targets.items() if target in missing - existing]:
            del targets[id_]
    refused = wanted.keys() - targets.keys()
    for id_ in wanted.keys() - refused:
        if _returns(targets, id_):
            refused.add(id_)
            del targets[id_]
    return refused


def straighten(connection: psycopg.Connection) -> None:
    """Let products that are merged into a merged one be merged into the one that remains."""
    statement = (
        "UPDATE vitrine.products p SET merged_into = t.merged_into FROM vitrine.products t "
        "WHERE t.id = p.merged_into AND t.merged_into IS NOT NULL"
    )
    while connection.execute(statement).rowcount:
        pass


def _returns(targets: Mapping[int, int], id_: int) -> bool:
    """Return whether a product is merged into itself by way of others."""
    seen = {id_}
    target = targets[id_]
    while target in targets and target not in seen:
        seen.add(target)
        target = targets[target]
    return target == id_
