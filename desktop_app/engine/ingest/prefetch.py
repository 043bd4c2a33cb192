"""A parallel map that keeps the order and bounds the number of pending results."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def prefetch(
    work: Callable[[Item], Result], items: Iterable[Item], *, threads: int, max_pending: int
) -> Iterator[tuple[Item, Result]]:
    """Yield ``(item, work(item))`` in order while threads work on the next items.

    Args:
        work: called on a thread of a pool; its exceptions are raised here.
        items: iterated on the calling thread, only as far as ``max_pending`` allows.
        threads: number of threads.
        max_pending: maximum number of items that are taken and not yielded yet.
    """
    pool = ThreadPoolExecutor(threads, thread_name_prefix="reader")
    pending: deque[tuple[Item, Future[Result]]] = deque()
    try:
        for item in items:
            pending.append((item, pool.submit(work, item)))
            if len(pending) >= max_pending:
                first, future = pending.popleft()
                yield first, future.result()
        while pending:
            first, future = pending.popleft()
            yield first, future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
