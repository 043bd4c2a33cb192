"""``python -m tools.model_checksums``: renew ``models/SHA256SUMS`` after a model was replaced.

The scripts in ``training`` renew it themselves.
"""

from desktop_app import paths
from desktop_app.shipped_files import record_checksums

if __name__ == "__main__":
    record_checksums(paths.model_card(""))
