"""What the program keeps, where and how long, and what leaves the computer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from desktop_app import paths
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.one_line_name import one_line_name
from desktop_app.engine.counter import kept_tally, till_queue
from desktop_app.engine.counting.shelf_plan_file import PLAN_SUFFIX
from desktop_app.engine.privacy.kept_folders import KeptFolders
from desktop_app.errors import Message
from desktop_app.settings import Settings

KeptName = Literal[
    "answers",
    "baskets",
    "tally",
    "pictures",
    "stock_photos",
    "shelf_plans",
    "backups",
    "till",
    "log",
]
DestinationName = Literal["server", "till", "camera", "downloads"]
_WEB: Final = "://"
_UNTIL_DELETED: Final = Message("Until you delete them, or forget them here")


@dataclass(frozen=True, slots=True)
class KeptFact:
    """One kind of what is kept.

    Attributes:
        name: of the kind.
        title: what it is.
        details: what is in it, in a sentence.
        where: the folder, file or server.
        count: number of photos, or of entries without photos.
        size_bytes: of all of them.
        kept_for: how long they are kept.
    """

    name: KeptName
    title: Message
    details: Message
    where: str
    count: int
    size_bytes: int
    kept_for: Message


@dataclass(frozen=True, slots=True)
class Destination:
    """An address that the program connects to because the user has set it up.

    Attributes:
        name: of the kind.
        title: what is sent there, or read from there.
        address: the address; empty for those that an import names.
        is_sent_to: whether something is sent there, instead of only read.
    """

    name: DestinationName
    title: Message
    address: str
    is_sent_to: bool = False


@dataclass(frozen=True, slots=True)
class PrivacyFacts:
    """What is kept, and what leaves the computer.

    Attributes:
        keeps_nothing: whether the settings say that nothing is kept of customers.
        kept: every kind of what is kept, also if there is none at present.
        destinations: the only addresses that the program connects to.
    """

    keeps_nothing: bool
    kept: tuple[KeptFact, ...]
    destinations: tuple[Destination, ...]

    @property
    def is_local(self) -> bool:
        """Whether nothing leaves the computer; pictures may be read from other addresses."""
        return not any(one.is_sent_to for one in self.destinations)


def privacy_facts(
    catalogue: Catalogue | None, folders: KeptFolders, settings: Settings
) -> PrivacyFacts:
    """Return what is kept at present, by the settings and by what is on the disk.

    Args:
        catalogue: the open catalogue; None if there is none.
        folders: of this user's kept answers and baskets.
        settings: of this user.
    """
    kept = [*_kept_by_counter(folders, settings)]
    if catalogue is not None:
        kept += _kept_in_catalogue(catalogue)
    kept += _kept_without_photos(folders)
    return PrivacyFacts(
        settings.keep_nothing, tuple(kept), tuple(_destinations(catalogue, settings))
    )


def _kept_by_counter(folders: KeptFolders, settings: Settings) -> Iterator[KeptFact]:
    for_answers = Message("Nothing is kept")
    if settings.keeps_answers:
        for_answers = Message(
            "At most {days} days and {megabytes} MB; the oldest are deleted first",
            days=settings.answer_days,
            megabytes=settings.answer_megabytes,
        )
    yield KeptFact(
        "answers",
        Message("Answers of the counter"),
        Message(
            "A small photo of each capture, in which faces are blurred, what was offered, and what "
            "was accepted."
        ),
        str(folders.answers),
        *_photos_in(folders.answers),
        for_answers,
    )
    yield KeptFact(
        "baskets",
        Message("The present basket"),
        Message("Its photos, in which faces are blurred, and its list, for the next start."),
        str(folders.baskets),
        *_photos_in(folders.baskets),
        Message("Until the basket is emptied") if settings.keeps_answers else for_answers,
    )
    tally = folders.data / kept_tally.FOLDER_NAME
    yield KeptFact(
        "tally",
        Message("The list of the present customer"),
        Message("Products without photos."),
        str(tally),
        *_files_in(tally.glob("*.json")),
        Message("Until the next customer") if settings.keeps_answers else for_answers,
    )


def _kept_in_catalogue(catalogue: Catalogue) -> Iterator[KeptFact]:
    pictures, stock = catalogue.kept_photos.usage(), catalogue.kept_photos.stock_usage()
    yield KeptFact(
        "pictures",
        Message("Photos that became pictures of products"),
        Message(
            "Photos that were confirmed, or taken of new products at the counter, also deleted "
            "ones that undo would bring back. Faces of people are blurred."
        ),
        catalogue.location,
        pictures.count,
        pictures.size_bytes,
        _UNTIL_DELETED,
    )
    yield KeptFact(
        "stock_photos",
        Message("Photos of stock takes"),
        Message("Photos of shelves, with what was counted in them."),
        str(catalogue.picture_folder),
        stock.count,
        stock.size_bytes,
        Message("Until the stock take is removed"),
    )
    plans = catalogue.shelf_plan_folder
    yield KeptFact(
        "shelf_plans",
        Message("Plans of shelves"),
        Message("A photo of each shelf, in which faces are blurred."),
        str(plans),
        *_files_in(plans.glob(f"*{PLAN_SUFFIX}")),
        _UNTIL_DELETED,
    )
    backups = catalogue.backups.all()
    yield KeptFact(
        "backups",
        Message("Backups of the catalogue"),
        Message("Copies with the photos that are in the catalogue, but without answers."),
        str(catalogue.picture_folder.parent / "backups"),
        len(backups),
        sum(backup.byte_count for backup in backups),
        Message("The five newest automatic ones; others until you delete them"),
    )


def _kept_without_photos(folders: KeptFolders) -> Iterator[KeptFact]:
    till = folders.data / till_queue.FOLDER_NAME
    yield KeptFact(
        "till",
        Message("What waits for the till"),
        Message("Accepted products without photos, until the till has taken them."),
        str(till),
        *_files_in(till.rglob("*.json")),
        Message("Until the till has taken them"),
    )
    log = paths.log_file()
    yield KeptFact(
        "log",
        Message("Log and error reports"),
        Message("Texts of the program and numbers; no names, products or photos."),
        str(log.parent),
        *_files_in(log.parent.rglob("*")),
        Message("The newest few megabytes"),
    )


def _destinations(catalogue: Catalogue | None, settings: Settings) -> Iterator[Destination]:
    if catalogue is not None and _WEB in catalogue.location:
        yield Destination(
            "server",
            Message("The shared catalogue, with the photos that become pictures of products"),
            one_line_name(catalogue.location),
            is_sent_to=True,
        )
    if settings.accept_action == "post" and settings.till_address:
        yield Destination(
            "till",
            Message("Accepted products without photos, for the till"),
            one_line_name(settings.till_address),
            is_sent_to=True,
        )
    if _WEB in settings.camera:
        yield Destination(
            "camera",
            Message("The network camera, from which pictures are read"),
            one_line_name(settings.camera),
        )
    yield Destination(
        "downloads",
        Message("Pictures that a table names on the web, only if you choose it for an import"),
        "",
    )


def _photos_in(folder: Path) -> tuple[int, int]:
    """Return the number of photos in a folder, and the size of all its files."""
    count, _ = _files_in(folder.rglob("*.jpg"))
    return count, _files_in(folder.rglob("*"))[1]


def _files_in(files: Iterable[Path]) -> tuple[int, int]:
    """Return the number and the size of files; those that go meanwhile do not count."""
    count = size_bytes = 0
    for file in files:
        try:
            status = file.stat()
        except OSError:
            continue
        if not file.is_dir():
            count += 1
            size_bytes += status.st_size
    return count, size_bytes
