"""The download of the pictures that a table names by web addresses."""

from itertools import islice
from typing import Final

from desktop_app.catalogue.io.import_row import ImportSource
from desktop_app.catalogue.io.own_pictures import OwnPictures
from desktop_app.catalogue.io.web_download import PictureDownloader
from desktop_app.domain.download_limits import DownloadLimits
from desktop_app.engine.ingest.import_opening import web_addresses
from desktop_app.engine.ingest.prefetch import prefetch
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job, Progress
from desktop_app.vision.picture_decoding import decode

_THREADS: Final = 4
_CHECK_SIDE_PX: Final = 64


def download_pictures(
    source: ImportSource, pictures: OwnPictures, limits: DownloadLimits
) -> Job[None]:
    """Download the pictures of ``source`` that are not stored yet.

    Only what is a picture is stored. Addresses that fail are in ``pictures.failures``. A
    cancelled job keeps what it has.
    """
    note = Message("Downloading pictures")
    addresses = web_addresses(source)
    too_many = Message("There are more than {limit} pictures.", limit=limits.pictures)
    pictures.failures.update(dict.fromkeys(islice(addresses, limits.pictures, None), too_many))
    addresses = dict.fromkeys(islice(addresses, limits.pictures))
    downloader = PictureDownloader(limits)

    def fetch(address: str) -> Message | None:
        try:
            contents = downloader.fetch(address)
            decode(contents, name=address.rpartition("/")[2], max_side_px=_CHECK_SIDE_PX)
        except VitrineError as error:
            return error.message
        pictures.save_download(address, contents)
        return None

    yield Progress(0, len(addresses), note)
    results = prefetch(fetch, addresses, threads=_THREADS, max_pending=2 * _THREADS)
    for done, (address, failure) in enumerate(results, start=1):
        if failure is not None:
            pictures.failures[address] = failure
        yield Progress(done, len(addresses), note)
