"""The stock take: counted in photos, compared with the stock, and settled."""
