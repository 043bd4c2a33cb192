"""Untrusted files are read in a child process, whose crash the program survives.

- ``worker`` starts a child, calls its functions, and restarts it after it has died.
- ``child`` is the child's own program: it waits for calls and answers them.
- ``process_limits`` are the limits of memory and processor time that the child gives itself.
- ``exchange`` is the memory that both share; ``framing`` is the format of their messages.

The packages that read files provide the functions that a child runs. This package does not
know them: a worker names a module, and the child imports it.
"""
