"""``vitrine demo``: show the trade-show demo in full screen."""

import argparse

from desktop_app.cli.options import Subparsers, add_command, catalogue_location, file_path
from desktop_app.settings import Settings


def add_parser(subparsers: Subparsers) -> None:
    """Add ``vitrine demo``."""
    parser = add_command(subparsers, "demo", run, "show the trade-show demo in full screen")
    parser.add_argument(
        "--catalog",
        type=catalogue_location,
        metavar="DIR",
        help="catalogue folder (default: the sample)",
    )
    parser.add_argument(
        "--camera", metavar="SOURCE", help="camera number, video file or stream address"
    )
    parser.add_argument(
        "--photos",
        nargs="+",
        type=file_path,
        metavar="PATH",
        help="photos, or folders of photos, to show while nobody is there (default: as chosen "
        "in the settings)",
    )
    parser.add_argument(
        "--baskets",
        nargs="+",
        type=file_path,
        metavar="PATH",
        help="photos of many products, or folders of such photos, to count while nobody is "
        "there (default: as chosen in the settings)",
    )


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Show the demo until it is left."""
    from desktop_app.app import run_window

    overrides = {
        name: value
        for name in ("camera", "device", "model")
        if (value := getattr(options, name)) is not None
    }
    for name, chosen in (("demo_photos", options.photos), ("demo_baskets", options.baskets)):
        if chosen:
            overrides[name] = tuple(str(path.absolute()) for path in chosen)
    if options.catalog is not None:
        from desktop_app.catalogue.opening import require_unlocked

        # The demo is for visitors: it asks for no password.
        require_unlocked(options.catalog)
    return run_window(settings.__replace__(**overrides), catalogue=options.catalog, demo=True)
