"""The basket page: the products in a photo of many, as a list that can be corrected."""
