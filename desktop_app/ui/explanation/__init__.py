"""Why a photo was answered with a product: matching details, or the part that decided."""
