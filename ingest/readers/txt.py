"""Plain text in any encoding that Chinese offices use."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from ingest.errors import SourceError

# The longest mark first: UTF-32's little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# A page declared gb2312 and decoded by that name turns — into ― and · into ・; gb18030 contains both.
_DECODED_AS = {"gb2312": "gb18030", "gbk": "gb18030", "hz": "hz", "big5": "cp950", "big5hkscs": "big5hkscs"}
_CANDIDATES = ["gb18030", "gbk", "gb2312", "big5", "big5hkscs", "cp950"]
_FALLBACKS = ("cp950", "big5hkscs", "gb18030")
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document (DOCX, XLSX)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (DOC, WPS, XLS)"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"{\\rtf", "an RTF document"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
# A page from an old system may hold a stray control character; a program or a picture holds many.
_MOST_CONTROLS = 0.005
# A mended UTF-8 file has a few broken characters in thousands; other encodings break at every one.
_MOST_BROKEN = 0.002
# UTF-16 without a mark: read with the bytes of each pair in the wrong order, it falls into all scripts.
_COMMON = re.compile("[\\s\x20-\x7e\xa0\u2010-\u203b\u3000-\u30ff\u4e00-\u9fff\uff00-\uff5e]")
_LEAST_COMMON = 0.9
_BLANK = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u3000\xa0]*\Z")


def read(name: str, data: bytes) -> str:
    """The file decoded, byte-order mark removed, line ends kept.

    Raises SourceError: `empty`, `binary` (named .txt, but a picture, an archive, …), `encoding`.
    """
    if not data:
        raise SourceError(name, "the file is empty", "fetch it again", kind="empty")
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise _binary(name, f"this is {what}, not plain text")
    text = _decode(name, data)
    if "\x00" in text or len(_CONTROLS.findall(text)) > len(text) * _MOST_CONTROLS + 1:
        raise _binary(name, "the file holds binary data, not text")
    if _BLANK.match(text):
        raise SourceError(name, "the file holds white space only", "fetch it again", kind="empty")
    return text


def _binary(name: str, what: str) -> SourceError:
    return SourceError(name, what, "save its text as a .txt file in UTF-8", kind="binary")


def _decode(name: str, data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError:
                continue
    if b"\x00" in data:
        bare = _bare_utf16(data)
        if bare is None:
            raise _binary(name, "the file holds binary data, not text")
        return bare
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3 and error.reason == "unexpected end of data":
            return data[: error.start].decode("utf-8")  # cut off inside its last character
    mended = data.decode("utf-8", "replace")
    if mended.count("\ufffd") <= len(mended) * _MOST_BROKEN:
        return mended
    return _guess(name, data)


def _bare_utf16(data: bytes) -> str | None:
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(_COMMON.findall(text)) >= len(text) * _LEAST_COMMON:
            return text
    return None


def _guess(name: str, data: bytes) -> str:
    best = from_bytes(data, cp_isolation=_CANDIDATES).best()
    guessed = [_DECODED_AS.get(best.encoding, best.encoding)] if best is not None else []
    for encoding in [*guessed, *_FALLBACKS]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(_COMMON.findall(text)) >= len(text) * _LEAST_COMMON:
            return text
    raise SourceError(name, "the encoding of the file cannot be told", "save it as UTF-8", kind="encoding")
