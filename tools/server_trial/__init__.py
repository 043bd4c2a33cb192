"""Tries the files of ``deploy`` and the program on a server of Debian's PostgreSQL."""
