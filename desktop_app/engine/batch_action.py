"""Changes of many products as one action of many transactions, all of them or none."""

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.action import ActionKind
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress

# Products per transaction: some 0.1 s, in which nothing else can use the catalogue.
BATCH: Final = 1_000

Item = TypeVar("Item")


def change_in_batches(
    catalogue: Catalogue,
    kind: ActionKind,
    items: Sequence[Item],
    change: Callable[[Sequence[Item]], None],
    *,
    label: str = "",
    on_reverted: Callable[[list[int]], None] = lambda _: None,
) -> Job[int]:
    """Change products in batches of one action; return the number of items.

    A job that is closed or fails reverts the batches before. Before the first change of a
    day, a backup of the catalogue is made in the background.

    Args:
        catalogue: the catalogue.
        kind: of the action.
        items: what is changed, at most ``BATCH`` at a time.
        change: changes the products of some items.
        label: of the action.
        on_reverted: called with the ids of the pictures that came back.
    """
    note = Message("Changing the products")
    if items:
        catalogue.backups.start_daily()
    action = catalogue.history.record(kind, label)
    yield Progress(0, len(items), note)
    try:
        for start in range(0, len(items), BATCH):
            with action.step():
                change(items[start : start + BATCH])
            yield Progress(min(start + BATCH, len(items)), len(items), note)
    except BaseException:
        # Also when the job is closed.
        if action.id is not None:
            on_reverted(catalogue.history.revert(action.id))
        raise
    return len(items)
