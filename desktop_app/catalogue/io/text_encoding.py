"""Detection of the encoding of a text file, from all of its bytes.

A byte order mark decides, then UTF-8 if nearly all non-ASCII bytes are valid in it. Else
the encodings of the world's shops compete: each is scored by how many of the characters it
gives are common in the languages it was made for. Such tables have few words, too few for
detectors that compare the frequencies of a language's letters.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_BLOCK_BYTES: Final = 1 << 20
_SAMPLE_BYTES: Final = 1 << 14
_START_BYTES: Final = 1 << 16
_FEW_ZEROS: Final = 0.02
_MANY_ZEROS: Final = 0.2
# Of UTF-16 with few zeros, which has few Latin letters, half of the bytes are no ASCII text.
_ASCII_TEXT: Final = bytes([0, 9, 10, 13, *range(32, 127)])
_MIN_OTHER_BYTES: Final = 0.1
_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# A run of words with at least one non-ASCII byte. Trail bytes of East Asian encodings may
# be ASCII letters and signs.
_WORDS: Final = re.compile(rb"[^\x00-\x20,;\"]*[\x80-\xff][^\x00-\x1f,;\"]*")
_UTF8_CHARACTER: Final = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
# All but the first bytes of characters that are no ASCII.
_NO_FIRST_BYTES: Final = bytes(range(0xC0))
_HIGH_BYTE: Final = re.compile(rb"[\x80-\xff]")

_BETWEEN_LETTERS: Final = re.compile(r"(?<=[a-z])[^\x00-\x7f](?=[a-z])")
_HALF_WIDTH_KANA: Final = ("\uff61", "\uff9f")
_TOKENS: Final = re.compile(r"[^\x00-\x20,;\"/()\[\]+.:|-]+")
_NEVER_FIRST: Final = "ъьы"
_ONE_LETTER_WORDS: Final = "àéÉíóúäöüåøæ"
_ASCII_LETTER: Final = re.compile("[A-Za-z]")
_MIXED_CASE: Final = re.compile("aA|AAa")

_WEST: Final = "äöüßéèêëàâçîïôûùœñáíóúìòãåæø¿¡"
_CENTRAL: Final = "ąćęłńóśźżáčďéěíňřšťúůýžäöüőűăâîşţôĺľŕßđ"
_CYRILLIC: Final = "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґђјљњћџ"
_GREEK: Final = "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ"
_TURKISH: Final = "ğışçöüâîûé"
_BALTIC: Final = "āčēģīķļņšūžąęėįųõäöüßé"
_HEBREW: Final = "אבגדהוזחטיךכלםמןנסעףפץצקרשת"
_ARABIC: Final = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگ"
_THAI: Final = "".join(map(chr, range(0x0E01, 0x0E5B)))
_VIETNAMESE: Final = "ăâđêôơưàáèéìíòóùú\u0300\u0301\u0303\u0309\u0323"
# Between and around words, in every language.
_SIGNS: Final = "€£¥–—‘’‚“”„…•™®©«»§·№₽₺₪฿₫°²³×½¼¾\u00a0\u200e\u200f"
_SIGN_WITHIN: Final = re.compile(rf"(?<=[^\W\d_])(?![’·–—°²³])[{_SIGNS}](?=[^\W\d_])")
# East Asian text is recognised by the first bytes of its most common characters, and by
# the rows of the punctuation and the full-width letters.
_FULL_WIDTH: Final = (0xA1, 0xA3)
_MIN_TELLING_CHARACTERS: Final = 5


# Where too few vowels, or in Greek accents, tell other alphabets with the same bytes.
_VOWELS: Final = {
    _CYRILLIC: (re.compile("[аеёиоуыэюяіїє]", re.IGNORECASE), 0.2),
    _GREEK: (re.compile("[άέήίόύώΐΰΑΕΗΙΟΥΩ]"), 0.1),
}


@dataclass(frozen=True, slots=True)
class _Encoding:
    """An encoding that competes.

    Attributes:
        name: of the codec.
        letters: common letters, in lower case; empty for East Asian encodings.
        standard: codec of the common characters of an East Asian encoding.
        rows: their first bytes.
        handicap: taken off the score; the more widely used encoding wins a tie.
    """

    name: str
    letters: str = ""
    standard: str = ""
    rows: frozenset[int] = frozenset()
    handicap: float = 0.0


def _wide(
    name: str, standard: str, first: int, last: int, signs: Sequence[int] = _FULL_WIDTH
) -> _Encoding:
    return _Encoding(name, standard=standard, rows=frozenset({*range(first, last + 1), *signs}))


_ENCODINGS: Final = (
    _Encoding("cp1252", _WEST),
    _wide("gb18030", "gb2312", 0xB0, 0xD7),
    _wide("big5hkscs", "big5", 0xA4, 0xC6),
    _wide("cp932", "cp932", 0x88, 0x97, (0x81, 0x82, 0x83)),
    _wide("cp949", "euc_kr", 0xB0, 0xC8),
    _wide("euc_jp", "euc_jp", 0xB0, 0xCF, (*_FULL_WIDTH, 0xA4, 0xA5)),
    _Encoding("cp1250", _CENTRAL, handicap=0.01),
    _Encoding("cp1251", _CYRILLIC, handicap=0.01),
    _Encoding("cp1253", _GREEK, handicap=0.02),
    _Encoding("cp1254", _TURKISH, handicap=0.02),
    _Encoding("cp1257", _BALTIC, handicap=0.03),
    _Encoding("cp1255", _HEBREW, handicap=0.02),
    _Encoding("cp1256", _ARABIC, handicap=0.02),
    _Encoding("cp874", _THAI, handicap=0.08),
    _Encoding("cp1258", _VIETNAMESE, handicap=0.04),
    _Encoding("koi8_u", _CYRILLIC, handicap=0.02),
    _Encoding("iso8859_2", _CENTRAL, handicap=0.03),
    _Encoding("mac_roman", _WEST, handicap=0.04),
    _Encoding("cp850", _WEST, handicap=0.05),
    _Encoding("cp852", _CENTRAL, handicap=0.06),
    _Encoding("cp866", _CYRILLIC, handicap=0.03),
    _Encoding("mac_cyrillic", _CYRILLIC, handicap=0.05),
)


def detect_encoding(file: Path) -> str | None:
    """Return the name of the codec that reads ``file``; None if it is not text.

    Raises:
        OSError: the file cannot be read.
    """
    with file.open("rb") as stream:
        start = stream.read(_START_BYTES)
    for mark, name in _BYTE_ORDER_MARKS:
        if start.startswith(mark):
            return name
    if _has_zero_bytes(start):
        return _zero_encoding(start)
    words: dict[bytes, None] = {}
    size = valid = invalid = 0
    for block in _blocks(file):
        if _is_utf8(block):
            valid += len(block.translate(None, _NO_FIRST_BYTES))
            continue
        valid += len(_UTF8_CHARACTER.findall(block))
        invalid += len(_HIGH_BYTE.findall(_UTF8_CHARACTER.sub(b"", block)))
        if size < _SAMPLE_BYTES:
            words.update(dict.fromkeys(_WORDS.findall(block)))
            size = sum(map(len, words))
    # A few bad bytes in a text that is UTF-8 do not make it another encoding.
    if valid >= 2 * invalid:
        return "utf-8"
    return _best_encoding(b"\n".join(words)[:_SAMPLE_BYTES])


def _is_utf8(block: bytes) -> bool:
    try:
        block.decode()
    except UnicodeDecodeError:
        return False
    return True


def _blocks(file: Path) -> Iterator[bytes]:
    """Yield the file in blocks of whole lines."""
    with file.open("rb") as stream:
        while block := stream.read(_BLOCK_BYTES):
            yield block + stream.readline(_BLOCK_BYTES)


def _has_zero_bytes(start: bytes) -> bool:
    """Return whether zero bytes are part of the characters; a few others are errors in a text."""
    count = start.count(0)
    if count > _MANY_ZEROS * len(start):
        return True
    if count <= _FEW_ZEROS * len(start) or not (b"\n\0" in start or b"\0\n" in start):
        return False
    return len(start.translate(None, _ASCII_TEXT)) > _MIN_OTHER_BYTES * len(start)


def _zero_encoding(start: bytes) -> str | None:
    """Return UTF-16 if only every other byte is 0; None if the file is no text."""
    if 0 not in start[0::2]:
        return "utf-16-le"
    return None if 0 in start[1::2] else "utf-16-be"


def _best_encoding(sample: bytes) -> str:
    return max(_ENCODINGS, key=lambda encoding: _score(sample, encoding)).name


def _score(sample: bytes, encoding: _Encoding) -> float:
    """Return how plausible the text is in an encoding, at most 1."""
    text = sample.decode(encoding.name, errors="replace")
    count = sum(1 for character in text if not character.isascii())
    if not count:
        return -1.0
    lost = text.count("\ufffd")
    if encoding.rows:
        plausible = _wide_plausible(text, encoding) - _misfit(sample, text, encoding) * count
    else:
        plausible = sum(_letter_scores(text, frozenset(encoding.letters)))
        vowels, share = _VOWELS.get(encoding.letters, (_TOKENS, 0.0))
        if len(vowels.findall(text)) < share * count:
            plausible -= 0.1 * count
    return (plausible - 2 * lost) / count - encoding.handicap


def _wide_plausible(text: str, encoding: _Encoding) -> float:
    """Return the number of common characters, less those within Latin words."""
    common = {character: _is_common(character, encoding) for character in set(text)}
    return sum(common[character] for character in text) - len(_BETWEEN_LETTERS.findall(text))


def _is_common(character: str, encoding: _Encoding) -> float:
    if _HALF_WIDTH_KANA[0] <= character <= _HALF_WIDTH_KANA[1]:
        return 0.75 if encoding.name == "cp932" else 0.0
    try:
        encoded = character.encode(encoding.standard)
    except UnicodeEncodeError:
        return 0.0
    return float(len(encoded) == 2 and encoded[0] in encoding.rows)


def _misfit(sample: bytes, text: str, encoding: _Encoding) -> float:
    """Return a handicap among the East Asian encodings, whose bytes overlap.

    Half of the characters of Big5 end with an ASCII byte. Hangul fills rows that have less
    than half of the characters of Chinese.
    """
    has_enough = sum(1 for character in text if not character.isascii()) >= _MIN_TELLING_CHARACTERS
    if encoding.name == "big5hkscs":
        is_odd = len(_HIGH_BYTE.findall(sample)) >= 2 * sum(not one.isascii() for one in text)
        return 0.05 if is_odd and has_enough else 0.001
    if encoding.name == "cp949":
        return 0.0 if has_enough else 0.002
    return 0.001


def _letter_scores(text: str, letters: frozenset[str]) -> Iterator[float]:
    """Yield the plausibility of each non-ASCII character of an alphabetic text."""
    for match in _TOKENS.finditer(text):
        word = match[0]
        if word.isascii():
            continue
        foreign = [character for character in word if not character.isascii()]
        is_odd = _is_odd(word, foreign)
        yield from (_letter_score(one, letters) - 0.5 * is_odd for one in foreign)
        yield -float(len(_MIXED_CASE.findall(_case_pattern(word))))
        yield -float(len(_SIGN_WITHIN.findall(word)))


def _is_odd(word: str, foreign: Sequence[str]) -> bool:
    """Return whether no language has such a word."""
    if len(word) == 1:
        return word.isalpha() and word not in _ONE_LETTER_WORDS
    if word.isalpha() and word[0].lower() in _NEVER_FIRST:
        return True
    if len(word) == 2 or not any(map(str.isalpha, foreign)):
        return False
    # Latin words have ASCII letters too, words of other scripts have none.
    is_latin = any(unicodedata.name(one, "").startswith("LATIN") for one in foreign)
    return is_latin != bool(_ASCII_LETTER.search(word))


def _letter_score(character: str, letters: frozenset[str]) -> float:
    if character.lower() in letters:
        return 1.0
    return 0.9 if character in _SIGNS else 0.0


def _case_pattern(word: str) -> str:
    return "".join("a" if one.islower() else "A" if one.isupper() else "-" for one in word)
