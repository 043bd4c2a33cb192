"""What to do with data that is no photo: one sentence, and the next step."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from desktop_app.errors import Message, VitrineError
from desktop_app.ui.data_transfer.addresses import Remote

_WEB: Final = ("http", "https", "blob")
_PHONES: Final = ("mtp", "gphoto2", "ptp", "afc", "content", "obex")
_SHARES: Final = (
    *("smb", "sftp", "ssh", "fish", "ftp", "ftps", "dav", "davs", "webdav", "webdavs"),
    *("nfs", "afp", "google-drive", "onedrive"),
)
_DROP_THE_COPY: Final = Message("Copy it to this computer, and drop the copy.")
_SAVE_AS_TABLE: Final = Message("Save it as XLSX or CSV, and drop that file.")
_UNPACK: Final = Message("Unpack it, and drop the table or the folder of pictures in it.")
_OPEN_MAIL: Final = Message("Save the picture that is attached to it, and drop that file.")
_FOLLOW: Final = Message("Drop the file that it leads to.")
# What a file is by its suffix, and what to do.
_FILES: Final[Mapping[str, tuple[Message, Message]]] = {
    **dict.fromkeys(
        (".numbers", ".et", ".gsheet", ".dbf", ".mdb", ".accdb", ".fods", ".html", ".htm", ".xml"),
        (Message("Vitrine does not read tables of the kind of {name}."), _SAVE_AS_TABLE),
    ),
    **dict.fromkeys(
        (".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".xz", ".bz2"),
        (Message("{name} is an archive."), _UNPACK),
    ),
    **dict.fromkeys((".eml", ".msg", ".mbox"), (Message("{name} is a mail."), _OPEN_MAIL)),
    **dict.fromkeys(
        (".lnk", ".url", ".webloc", ".desktop"), (Message("{name} is a shortcut."), _FOLLOW)
    ),
}


def explained_remote(remote: Remote) -> VitrineError:
    """Return why what is not on this computer cannot be used."""
    if remote.scheme in _WEB:
        return VitrineError(
            Message("This picture is on the internet, and Vitrine works offline."),
            Message("Save the picture and drop the file, or copy the picture itself."),
        )
    if remote.scheme in _PHONES:
        message = Message("{name} is on a phone or a camera.", name=remote.name)
        if "." not in remote.name:
            message = Message("This picture is on a phone or a camera.")
        return VitrineError(message, _DROP_THE_COPY)
    if remote.scheme in _SHARES:
        return VitrineError(
            Message("{name} is on a network share that is not connected.", name=remote.name),
            Message("Open the share in the file manager, or copy the file to this computer."),
        )
    if remote.scheme == "trash":
        return VitrineError(
            Message("{name} is in the trash.", name=remote.name),
            Message("Restore it, and drop the file."),
        )
    if remote.scheme in ("cid", "mid"):
        return VitrineError(
            Message("The mail program has not handed over the picture."),
            Message("Save the picture, and drop the file."),
        )
    message = Message("{name} is not a file of this computer.", name=remote.name)
    return VitrineError(message, _DROP_THE_COPY)


def explained_file(file: Path) -> VitrineError | None:
    """Return why a file of this kind is neither a photo nor a table; None if it may be one."""
    found = _FILES.get(file.suffix.lower())
    if found is None:
        return None
    message, hint = found
    return VitrineError(Message(message.template, name=file.name), hint)


def explained_attachment(name: str) -> VitrineError:
    """Return why a file that a program has not handed over cannot be used."""
    return VitrineError(
        Message("The other program has not handed over the contents of {name}.", name=name),
        Message("Save the file, and drop it from its folder."),
    )


def explained_cells() -> VitrineError:
    """Return why cells of a spreadsheet cannot be used."""
    return VitrineError(
        Message("These are cells of a table, not a photo."),
        Message("Save the table as a file, and drop that file to import it."),
    )


def explained_tables(count: int) -> VitrineError:
    """Return why several tables cannot be used."""
    return VitrineError(
        Message("These are {count} tables; one is imported at a time.", count=count),
        Message("Drop them one after the other."),
    )


def explained_nothing() -> VitrineError:
    """Return that there is no photo."""
    return VitrineError(
        Message("This contains no photo."),
        Message("Drop or paste a picture, a picture file, or the path of a picture file."),
    )
