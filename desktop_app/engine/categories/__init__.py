"""Proposals of categories for products, from the categories of products that look alike."""
