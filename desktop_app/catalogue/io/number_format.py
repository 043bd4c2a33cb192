"""Numbers as a spreadsheet's cell shows them, by the cell's number format."""

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Final

# Parts of a format that show nothing or only space, and text in quotes.
_PARTS: Final = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<currency>[^\]-]*)(?:-(?P<locale>[^\]]*))?\]'
    r"|(?P<nothing>\[[^\]]*\]|_.|\*.)|(?P<digits>[0#?][0#?,.]*|\.[0#?]+)|(?P<other>.)",
    re.DOTALL,
)
# Signs of several currencies, told apart by the number of the language.
_SIGNS: Final = {
    ("¥", "411"): "JP¥",
    ("￥", "411"): "JP¥",
    ("kr", "406"): "DKK",
    ("kr.", "406"): "DKK",
    ("kr", "414"): "NOK",
    ("$", "1009"): "CAD",
    ("$", "C09"): "AUD",
    ("$", "1409"): "NZD",
    ("$", "80A"): "MXN",
    ("$", "404"): "TWD",
    ("$", "C04"): "HKD",
    ("$", "1004"): "SGD",
}
_KEPT_TEXTS: Final = 1 << 14
_PLAIN: Final = frozenset({"", "General", "@", "#", "0"})
_LITERALS: Final = frozenset(" -+/()$€£¥￥:")


class NumberFormat:
    """A format such as ``00000``, ``0.00`` or ``"A-"000``.

    Args:
        code: the format code of the file.

    Attributes:
        is_plain: whether the number is shown as it is: in the general format, and in those
            that are not understood, such as fractions and powers.
    """

    def __init__(self, code: str) -> None:
        self._before = self._after = self._digits = ""
        # Sections after the first are for negative numbers, zero and text.
        section = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', code)[0]
        self.is_plain = section in _PLAIN or not self._parse(section)
        # Prices repeat.
        self._shown = lru_cache(maxsize=_KEPT_TEXTS)(self._show)

    def show(self, number: float) -> str:
        """Return the number with its padding and signs, without grouping of thousands."""
        return self._shown(number)

    def _show(self, number: float) -> str:
        whole, _, fraction = self._digits.replace(",", "").partition(".")
        if not fraction and number.is_integer():
            text = str(int(abs(number)))
        else:
            value = Decimal(f"{abs(number):.15g}")
            text = f"{value.quantize(Decimal(1).scaleb(-len(fraction)), ROUND_HALF_UP):f}"
        optional = len(fraction) - len(fraction.rstrip("#?"))
        for _ in range(optional):
            text = text.removesuffix("0")
        before, point, after = text.partition(".")
        text = before.zfill(whole.count("0")) + (point + after if after else "")
        sign = "-" if number < 0 else ""
        return f"{self._before}{sign}{text}{self._after}".strip()

    def _parse(self, section: str) -> bool:
        """Return whether the format is understood."""
        return all(map(self._add, _PARTS.finditer(section))) and bool(self._digits)

    def _add(self, part: re.Match[str]) -> bool:
        """Add a part of the format; return whether it is understood."""
        if part["digits"]:
            is_first, self._digits = not self._digits, part["digits"]
            return is_first and not part["digits"].endswith(",")
        text = part["quoted"] or part["escaped"] or _sign(part) or part["other"] or ""
        if self._digits:
            self._after += text
        else:
            self._before += text
        return not part["other"] or text in _LITERALS


def _sign(part: re.Match[str]) -> str:
    """Return the sign of a currency, as that of the format's language."""
    sign = part["currency"] or ""
    return _SIGNS.get((sign, (part["locale"] or "").upper()), sign)
