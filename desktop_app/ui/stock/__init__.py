"""The stock page: what is in the shop, counted in photos of it."""
