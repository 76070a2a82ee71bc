// The graph for Gephi: nodes and what is said of them with evidence, where they stand, and in which colours.

import { channels, colourOf, palette } from "../../picture/palette.js";
import type { Scene } from "../../picture/scene.js";
import type { Drawn } from "./drawn.js";

const GEXF = "http://gexf.net/1.3";
const VIZ = "http://gexf.net/1.3/viz";
const WORDS = ["word", "quote", "document", "start", "end", "method", "confidence"] as const;
// Characters that XML does not have.
const UNKNOWN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

type Given = Record<string, string | number>;

/** What is drawn, as GEXF 1.3; `from` is the address that shows it. */
export function gexf(scene: Scene, { ties }: Drawn, from: string): Blob {
  const xml = document.implementation.createDocument(GEXF, "gexf");
  const add = (to: Element, name: string, given: Given = {}, space = GEXF): Element => {
    const made = to.appendChild(xml.createElementNS(space, name));
    for (const [key, value] of Object.entries(given)) made.setAttribute(key, String(value).replace(UNKNOWN, ""));
    return made;
  };
  const root = xml.documentElement;
  root.setAttribute("version", "1.3");
  const meta = add(root, "meta");
  add(meta, "creator").textContent = "Tongchou";
  add(meta, "description").textContent = from.replace(UNKNOWN, "");
  const graph = add(root, "graph", { defaultedgetype: "directed" });
  const columns = (of: string, names: readonly string[]) => {
    const held = add(graph, "attributes", { class: of });
    for (const name of names) add(held, "attribute", { id: name, title: name, type: "string" });
  };
  columns("node", ["kind"]);
  columns("edge", WORDS);
  const values = (to: Element, given: Given) => {
    const held = add(to, "attvalues");
    for (const [key, value] of Object.entries(given)) if (value !== "") add(held, "attvalue", { for: key, value });
  };

  const colours = palette(document.querySelector<HTMLElement>(".picture") ?? document.body);
  const nodes = add(graph, "nodes");
  for (const { key, kind, name, x, y, r } of scene.dots) {
    const node = add(nodes, "node", { id: key, label: name });
    values(node, { kind });
    const [red, green, blue] = channels(colourOf(colours, kind)).map((part) => Math.round(part * 255));
    add(node, "viz:color", { r: red!, g: green!, b: blue! }, VIZ);
    // Their y points upwards.
    add(node, "viz:position", { x, y: -y }, VIZ);
    add(node, "viz:size", { value: r }, VIZ);
  }
  const edges = add(graph, "edges");
  const says = new Map(ties.map((tie) => [tie.key, tie.says]));
  for (const { key, source, target } of scene.lines)
    (says.get(key) ?? []).forEach(({ word, quote, evidence }, index) => {
      const edge = add(edges, "edge", { id: `${key}~${index}`, source, target, label: word, kind: word });
      const { document = "", start = "", end = "", method = "", confidence = "" } = evidence ?? {};
      values(edge, { word, quote, document, start, end, method, confidence });
    });
  return new Blob([`<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(xml)}\n`], { type: "application/gexf+xml" });
}
