"""Evaluating recognition with photos whose products are known."""
