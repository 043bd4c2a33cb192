"""The reader of labels as the window opens it, on a thread of its own."""

from desktop_app.vision.embedder import default_threads
from desktop_app.vision.label_text import LabelReader


def open_reader() -> LabelReader | None:
    """Load the models; None if rapidocr is not installed."""
    return LabelReader.load(default_threads())
