"""The file name suffixes of the tables that an import reads."""

from typing import Final

CSV_SUFFIXES: Final = frozenset({".csv", ".tsv", ".txt"})
WORKBOOK_SUFFIXES: Final = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
JSON_SUFFIXES: Final = frozenset({".json"})
TABLE_SUFFIXES: Final = CSV_SUFFIXES | WORKBOOK_SUFFIXES | JSON_SUFFIXES
