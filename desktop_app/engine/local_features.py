"""What needs the embeddings of all pictures, and so a computer that has them."""

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.errors import Message, VitrineError


def require_local_features(catalogue: Catalogue) -> None:
    """Check that what is computed from pictures is here, and not only at a server.

    Raises:
        VitrineError: it is at the server.
    """
    if catalogue.server_search is not None:
        raise VitrineError(
            Message("This computer has only some of the pictures' embeddings."),
            Message("Do this at a computer with a complete copy of the shared catalogue."),
        )
