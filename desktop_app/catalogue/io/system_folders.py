"""Folders and files that operating systems and network drives create beside a user's own.

They contain thumbnails, deleted files and earlier versions, which are no products. Names
that begin with a dot are hidden and need no entry here.

Sources: the templates Global/Windows, Global/macOS, Global/Linux and Global/Archives of
github.com/github/gitignore; the manuals of Synology DSM, QNAP QTS, Netatalk and ONTAP.
"""

from typing import Final

# Of each system, in lower case; none of them distinguishes the case of these names.
_FOLDERS: Final = {
    "Windows": (
        *("$recycle.bin", "recycler", "recycled", "system volume information"),
        *("found.000", "config.msi", "$windows.~bt", "$windows.~ws"),
    ),
    "macOS, and archives made by it": ("__macosx", "network trash folder", "temporary items"),
    "Netatalk, file server for macOS": ("thevolumesettingsfolder", "thefindbycontentfolder"),
    "Linux": ("lost+found",),
    "Synology": ("@eadir", "@tmp", "@sharebin", "#recycle", "#snapshot", "@synoresource"),
    "QNAP": ("@recycle", "@recently-snapshot", "@transcode"),
    "NetApp": ("~snapshot",),
}
_FILES: Final = {
    "Windows": ("thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini"),
    "macOS": ("icon\r",),
}
_FOLDER_NAMES: Final = frozenset(name for names in _FOLDERS.values() for name in names)
_FILE_NAMES: Final = frozenset(name for names in _FILES.values() for name in names)


def is_system_folder(name: str) -> bool:
    """Return whether a folder is hidden, or one that a system creates."""
    return name.startswith(".") or name.casefold() in _FOLDER_NAMES


def is_system_file(name: str) -> bool:
    """Return whether a file is hidden, or one that a system creates."""
    return name.startswith(".") or name.casefold() in _FILE_NAMES
