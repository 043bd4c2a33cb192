"""Encrypting a catalogue, its password, and opening an encrypted one."""
