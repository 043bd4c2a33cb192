"""The live camera picture and its controls."""
