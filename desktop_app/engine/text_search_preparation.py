"""Preparing the search by words in a catalogue of an earlier version."""

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress


def prepare_text_search(catalogue: Catalogue) -> Job[None]:
    """Index the words of all products that are not indexed yet; mostly there are none.

    Every yield follows a commit: a cancelled job keeps what is done.
    """
    search = catalogue.text_search
    total = search.count_unprepared()
    while search.count_unprepared():
        search.prepare_some()
        done = total - search.count_unprepared()
        yield Progress(done, total, Message("Preparing the search"))
