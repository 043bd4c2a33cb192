"""Encrypted catalogues: their keys, and converting a catalogue from and to one."""
