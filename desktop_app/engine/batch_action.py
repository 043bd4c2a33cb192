"""Changes of many products as one action of many transactions, all of them or none."""

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.action import ActionKind
from desktop_app.errors import Message, VitrineError
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
    on_recorded: Callable[[int], None] = lambda _: None,
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
        on_recorded: called with the id of the action, if it has changed anything.

    Raises:
        VitrineError: the user has undone the batches before; the others are reverted.
    """
    note = Message("Changing the products")
    if items:
        catalogue.backups.start_daily()
    action = catalogue.history.record(kind, label)
    yield Progress(0, len(items), note)
    started_id: int | None = None
    try:
        for start in range(0, len(items), BATCH):
            with action.step():
                change(items[start : start + BATCH])
            _check_not_undone(started_id, action.id)
            started_id = action.id
            yield Progress(min(start + BATCH, len(items)), len(items), note)
    except BaseException:
        # Also when the job is closed.
        if action.id is not None:
            on_reverted(catalogue.history.revert(action.id))
        raise
    if action.id is not None:
        on_recorded(action.id)
    return len(items)


def _check_not_undone(started_id: int | None, current_id: int | None) -> None:
    """Stop if another action had to be begun because the user has undone the first one."""
    if started_id is not None and current_id != started_id:
        raise VitrineError(Message("The changes were undone before all were made."))
