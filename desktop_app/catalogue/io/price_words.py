"""Words in the cells of prices: for a missing price, and beside a number."""

import re
import unicodedata
from typing import Final

_NO_PRICE: Final = re.compile(
    r"[-–—./\s]*|n\.?/?a\.?|k\.?\s?a\.?|a\.\s?a\.|t\.?b\.?[ad]\.?|poa|p\.?o\.?r\.?|rfq"
    r"|variable|ask"
    r"|.*\b(on|upon) (request|application|demand|inquiry|enquiry).*|.*\bask (for|us).*|market price"
    r"|(please )?(call|contact)( us)?( for (a )?(price|quote))?\.?|(request|get) (a )?quote"
    r"|sold out|ausverkauft|.*auf anfrage|anfrage|(preis )?anfragen|tagespreis|kontakt"
    r"|.*sur demande|.*(nous consulter|nous contacter)|.*a consultar|consultar( precio)?"
    r"|.*(sob consulta|sob pedido|bajo pedido)|.*su richiesta|.*op aanvraag|dagprijs"
    r"|.*na (dotaz|zapytanie|vyžádání|vyžiadanie|upit|zahtevo)|.*по (запросу|запиту)"
    r"|.*(договорная|договірна)|по договор[её]нности|.*уточняйте.*|ajánlatkérés.*|.*la cerere"
    r"|.*(på förfrågan|på forespørsel|på forespørgsel|pyynnöstä|pyydettäessä)|κατόπιν .*"
    r"|.*(fiyat sor|sorunuz|teklif al).*|.*(liên hệ|thỏa thuận).*|.*hubungi.*|.*สอบถาม.*"
    r"|.*(面议|面議|电询|電詢|电议|電議|詢價|询价|询盘|待定|暂无|暫無|议价|議價|时价|時價|咨询|諮詢"
    r"|洽询|洽詢|电洽|電洽|面洽|另议|另議)"
    r".*|.*(问い合わせ|問い合わせ|問合せ|オープン価格|オープンプライス|応談|時価|未定).*"
    r"|.*(오픈가|오픈프라이스|가격문의|별도문의|문의|시가|미정).*",
    re.IGNORECASE,
)
# "from 12.90" is read as 12.90.
_BEFORE: Final = re.compile(
    r"(?:(?:starting |price )?(?:from|at)|only|now|ab|nur|jetzt|à partir de|dès|desde|a partir de"
    r"|a partire da|vanaf|fra|från|od|от|від|mulai|price|preis|vk(?:-preis)?|uvp|rrp|msrp|prix"
    r"|precio|prezzo|prijs|cena|цена|ціна|约|零售价|售价|价格|单价|批发价|会员价|定価|価格|판매가"
    r"|每.{1,3}?)(?=[\s:：\d€$£¥])[\s:：]*(?=.*\d)",
    re.IGNORECASE,
)
_TAX: Final = (
    r"mwst|ust|vat|gst|tax|tva|iva|btw|dph|moms|mva|alv|kdv|ндс|пдв|áfa|afa|ppn|tasse|taxes?"
)
_AFTER: Final = re.compile(
    rf"[\s,]*\(?\s*(?:(?:inkl|incl|inc|included|including|zzgl|exkl|excl|ex|plus|\+|s|bez|z|с|без)\.?\s*"
    rf"(?:\d+\s?%\s*)?(?:{_TAX})\.?|ttc|ht|brutto|netto|gross|net|税込み?|税抜き?|税别|税別|含税|含稅"
    r"|不含税|未税|未稅|起售?|부가세\s?포함|부가세\s?별도)\s*\)?\*?$",
    re.IGNORECASE,
)
# 3块5 is 3.5, as is 3元5角; 12€90; 1299 руб. 50 коп.; 99:50.
_CHINESE: Final = re.compile(
    r"¥?(?P<whole>\d+)[块塊元圆圓](?P<tenths>\d{1,2})[角毛分]?(?:[钱錢]|/.*)?"
)
_TEN_THOUSANDS: Final = re.compile(r"(\d+)(?:\.(\d{1,4}))?万(\D*)")
_SIGN_AS_MARK: Final = re.compile(r"(\d+)\s*(€|£|\$|eur)\s*(\d{2})", re.IGNORECASE)
_WITH_CENTS: Final = re.compile(
    r"(?P<whole>\d[\d\s]*)\s*(?P<sign>[^\d\s]{1,5})\s*(?P<cents>\d{1,2})\s*"
    r"(?:коп\w*|ct|cents?|c|gr|groszy|hal|öre|øre|¢)\.?",
    re.IGNORECASE,
)
_COLON: Final = re.compile(r"(\d+):(\d{2})(\s*kr\.?)?", re.IGNORECASE)
_ARABIC_MARKS: Final = str.maketrans("٫٬،", ".',")


def is_no_price(text: str) -> bool:
    """Return whether a text says that there is no price, as "on request" does."""
    return _NO_PRICE.fullmatch(text) is not None


def ascii_digits(text: str) -> str:
    """Return a text with the digits of all scripts as 0 to 9."""
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text
    ).translate(_ARABIC_MARKS)


def numeral_form(text: str) -> str:
    """Return a price without the words beside it; a word that is a decimal mark becomes a point."""
    text = _BEFORE.sub("", text, count=1) if _BEFORE.match(text) else text
    after = _AFTER.search(text)
    if after and after.start() > 0:
        text = text[: after.start()]
    text = text.rstrip("*").rstrip()
    forms = (
        (pattern.fullmatch(text), plain)
        for pattern, plain in (
            (_CHINESE, lambda found: f"{found['whole']}.{found['tenths']}0 CNY"),
            (_SIGN_AS_MARK, lambda found: f"{found[1]}.{found[3]} {found[2]}"),
            (_WITH_CENTS, _with_point),
            (_TEN_THOUSANDS, lambda found: f"{found[1]}{found[2] or '':0<4} {found[3]}".strip()),
            (_COLON, lambda found: f"{found[1]}.{found[2]}{found[3] or ''}"),
        )
    )
    return next((plain(found) for found, plain in forms if found), text)


def _with_point(found: re.Match[str]) -> str:
    whole = "".join(found["whole"].split())
    return f"{whole}.{found['cents']:0>2} {found['sign']}"
