"""Roles in the window: unlocking, passwords, and what a role is not offered."""
