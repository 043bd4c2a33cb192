"""Picture files on their way into the catalogue, read and prepared ahead by threads."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")


def prefetch(
    work: Callable[[Item], Made], items: Iterable[Item], *, threads: int, max_pending: int
) -> Iterator[tuple[Item, Made]]:
    """Yield (item, work(item)) in order while threads already do the next ones.

    Args:
        work: called on a thread of a pool; what it raises comes out here.
        items: taken one by one, as room comes free.
        threads: number of threads.
        max_pending: items under way or done at any time at most: the memory used
            does not grow with their number.
    """
    pool = ThreadPoolExecutor(threads, thread_name_prefix="reader")
    under_way: deque[tuple[Item, Future[Made]]] = deque()
    try:
        for item in items:
            under_way.append((item, pool.submit(work, item)))
            if len(under_way) >= max_pending:
                done, future = under_way.popleft()
                yield done, future.result()
        while under_way:
            done, future = under_way.popleft()
            yield done, future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
