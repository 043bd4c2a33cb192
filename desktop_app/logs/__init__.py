"""The log, and reports about errors of the program itself; nothing is ever sent.

- ``log_file`` starts the log: a rotated file that is written on a thread of its own.
- ``log_lines`` makes its lines: JSON objects with texts of the program and numbers only. What
  a user has typed, chosen or imported does not get into the log, see ``loggable``.
- ``error_description`` describes exceptions without the values in their texts.
- ``recent_lines`` reads the last lines.
- ``error_reports`` are files about unexpected errors and crashes, for the next start to show.
- ``running_session`` notices crashes of native code.
- ``native_output`` silences what libraries print.
"""
