"""``vitrine --version``: the program, its commit and the model."""

from desktop_app import __version__, paths


def version_line() -> str:
    """Return the versions of the program and of the shipped model, as far as they are known."""
    from desktop_app.errors import VitrineError
    from desktop_app.source_commit import commit
    from desktop_app.vision.model_card import load_card

    parts = [f"vitrine {__version__}"]
    if known := commit():
        parts.append(f"commit {known}")
    try:
        card = load_card(paths.model_card(""))
    except VitrineError:
        # `vitrine doctor` explains it.
        return ", ".join(parts)
    return ", ".join([*parts, f"model {card.name} {card.version}"])
