"""Faults that the program has to survive: kills, power failures, damaged files.

``make hard`` injects them by the hundred; the tests inject some. ``python -m
tools.fault_injection --help`` says how one part is run alone or goes on where it was
interrupted.
"""
