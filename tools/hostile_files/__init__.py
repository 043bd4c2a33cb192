"""Damaged pictures and tables by the thousand: whatever is in a file, the program survives it.

``make hard`` reads them all; the tests read some.
"""
