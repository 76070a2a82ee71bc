"""Draw one task of the graph: `python tools/picture.py WORDS FILE.svg`, for the first task with these words.

From left to right: the departments, the task, its measures, and what they name. Reads the graph that
`tongchou query` reads.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import matplotlib.pyplot as plt
import networkx as nx
from matplotlib import font_manager, rcParams
from matplotlib.axes import Axes
from matplotlib.patches import Patch
from matplotlib.text import Text

FONTS = ("Noto Sans CJK SC", "Noto Sans CJK JP", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei")
COLOURS = {
    "Plan": "#dde3ee",
    "Department": "#f4c9b8",
    "Task": "#fbe8a6",
    "Measure": "#fff6d8",
    "Project": "#c3e3cf",
    "Place": "#cfe0f2",
    "Target": "#e4d4ee",
}
COLUMNS = {"Plan": 1, "Department": 0, "Task": 1, "Measure": 2}
GREY = "#8a8f98"
GAP, HEIGHT = 4.0, 4.0
LETTERS = {"Task": 13, "Measure": 13}  # a line of text in a box
QUERY = """
MATCH (p:Plan)-[:包含*]->(t:Task) WHERE t.text CONTAINS $words
WITH p, t ORDER BY p.order_year, t.ordinal LIMIT 1
CALL (p, t) {
  RETURN p AS a, '包含 …' AS kind, '' AS role, t AS b
  UNION MATCH (a:Department)-[r:负责]->(t) RETURN a, type(r) AS kind, r.role AS role, t AS b
  UNION MATCH (t)-[r:包含]->(b:Measure) RETURN t AS a, type(r) AS kind, '' AS role, b
  UNION MATCH (t)-[:包含]->(a:Measure)-[r:涉及|设定|引用|衔接]->(b) RETURN a, type(r) AS kind, '' AS role, b
}
RETURN DISTINCT labels(a)[0] AS from_label, a.id AS from_id, coalesce(a.text, a.name) AS from_text,
       kind, role, labels(b)[0] AS to_label, b.id AS to_id, coalesce(b.text, b.name) AS to_text
ORDER BY from_label, from_text, kind, to_label, to_text, role
"""


def rows(words: str) -> list[dict[str, str]]:
    tongchou = Path(sys.executable).with_name("tongchou")
    command = [str(tongchou), "query", QUERY, "--param", f"words={words}", "--json"]
    answer: list[dict[str, str]] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    if not answer:
        sys.exit(f"no task has the words {words}")
    return answer


def drawing(answer: list[dict[str, str]]) -> nx.DiGraph:
    """The rows as a graph; each node knows its label and its text, broken into lines."""
    picture = nx.DiGraph()
    for row in answer:
        for end in ("from", "to"):
            label = row[f"{end}_label"]
            text = wrapped(row[f"{end}_text"], LETTERS.get(label, 13))
            picture.add_node(row[f"{end}_id"], label=label, text=text)
        words = f"{row['kind']}（{row['role']}）" if row["role"] else row["kind"]
        picture.add_edge(row["from_id"], row["to_id"], words=words)
    return picture


def wrapped(text: str, width: int) -> str:
    """Lines of `width` letters; no line begins with a mark that belongs to the one before."""
    lines: list[str] = []
    for letter in text:
        if lines and (len(lines[-1]) < width or letter in "，。、；：）”》"):
            lines[-1] += letter
        else:
            lines.append(letter)
    return "\n".join(lines)


def positions(picture: nx.DiGraph) -> dict[str, tuple[float, float]]:
    """Columns from left to right; a column's boxes share the height, the plan stands on top."""
    columns: dict[int, list[str]] = {}
    for node, label in picture.nodes(data="label"):
        if label != "Plan":
            columns.setdefault(COLUMNS.get(label, 3), []).append(node)
    placed = {}
    for column, nodes in columns.items():
        for number, node in enumerate(nodes):
            placed[node] = (column * GAP, HEIGHT - HEIGHT * (number + 0.5) / len(nodes))
    plans = [node for node, label in picture.nodes(data="label") if label == "Plan"]
    return {**placed, **dict.fromkeys(plans, (COLUMNS["Plan"] * GAP, HEIGHT * 0.95))}


def draw(picture: nx.DiGraph, target: Path) -> None:
    installed = {font.name for font in font_manager.fontManager.ttflist}
    font = next((name for name in FONTS if name in installed), None)
    if font is None:
        sys.exit("no font with Chinese letters is installed: sudo apt install fonts-noto-cjk")
    # The same input gives the same file.
    rcParams.update({"font.family": font, "svg.hashsalt": "tongchou"})
    figure, axes = plt.subplots(figsize=(13, 5))
    axes.set_xlim(-1.4, 3 * GAP + 1.4)
    axes.set_ylim(-0.5, HEIGHT + 0.2)
    axes.set_axis_off()
    boxes = {node: box(axes, place, picture.nodes[node]) for node, place in positions(picture).items()}
    figure.canvas.draw()
    for start, end, words in picture.edges(data="words"):
        arrow(axes, boxes[start], boxes[end], words)
    used = [label for label in COLOURS if label in set(dict(picture.nodes(data="label")).values())]
    keys = [Patch(facecolor=COLOURS[label], edgecolor=GREY, label=label) for label in used]
    axes.legend(handles=keys, loc="lower center", ncols=len(keys), frameon=False, fontsize=9)
    figure.savefig(target, metadata={"Date": None} if target.suffix == ".svg" else None, bbox_inches="tight")


def box(axes: Axes, place: tuple[float, float], node: dict[str, str]) -> Text:
    style = {"boxstyle": "round,pad=0.5", "facecolor": COLOURS.get(node["label"], "white"), "edgecolor": GREY}
    return axes.text(*place, node["text"], ha="center", va="center", fontsize=10, bbox=style, zorder=3)


def arrow(axes: Axes, start: Text, end: Text, words: str) -> None:
    """An arrow from edge to edge of two boxes, with the relationship's words on it."""
    ends = {"patchA": start.get_bbox_patch(), "patchB": end.get_bbox_patch()}
    style = {"arrowstyle": "-|>", "color": GREY, "shrinkA": 0, "shrinkB": 0, **ends}
    axes.annotate("", end.get_position(), start.get_position(), arrowprops=style)
    boxes = [text.get_window_extent().transformed(axes.transData.inverted()) for text in (start, end)]
    if start.get_position()[0] == end.get_position()[0]:
        middle = (start.get_position()[0], (boxes[0].y0 + boxes[1].y1) / 2)
    else:
        left, right = boxes[0].x1, boxes[1].x0
        share = ((left + right) / 2 - start.get_position()[0]) / (
            end.get_position()[0] - start.get_position()[0]
        )
        height = start.get_position()[1] + share * (end.get_position()[1] - start.get_position()[1])
        middle = ((left + right) / 2, height)
    axes.text(*middle, words, ha="center", va="center", fontsize=8, zorder=4,
              bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5})  # fmt: skip


if __name__ == "__main__":
    draw(drawing(rows(sys.argv[1])), Path(sys.argv[2]))
