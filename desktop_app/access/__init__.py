"""Who may do what on this computer: the lock with passwords, and what a role is refused.

The lock keeps somebody at the counter from what is not that person's work. It does not protect
against somebody who can change the user's files: the catalogue and the lock are such files.
"""
