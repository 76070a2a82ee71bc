// The graph for igraph, networkx, yEd, Cytoscape: nodes, and what is said of them with evidence.

import type { Origin } from "../../export/origin.js";
import type { Scene } from "../../picture/scene.js";
import type { Drawn } from "./drawn.js";
import { type Given, saidOf, WORDS, Xml } from "./xml.js";

const NUMBERS: Record<string, string> = { start: "int", end: "int", confidence: "double", x: "double", y: "double" };

/** What is drawn, as GraphML; `from` is said of the graph as a whole. */
export function graphml(scene: Scene, { ties }: Drawn, from: Origin): Blob {
  const xml = new Xml("http://graphml.graphdrawing.org/xmlns", "graphml");
  const keys = (of: string, names: readonly string[]) => {
    for (const name of names) xml.add(xml.root, "key", { id: `${of}-${name}`, for: of, "attr.name": name, "attr.type": NUMBERS[name] ?? "string" });
  };
  keys("graph", ["asked", "source", "version", "date"]);
  keys("node", ["name", "kind", "x", "y"]);
  keys("edge", WORDS);
  const graph = xml.add(xml.root, "graph", { edgedefault: "directed" });
  const data = (to: Element, of: string, given: Given) => {
    for (const [name, value] of Object.entries(given)) if (value !== "") xml.add(to, "data", { key: `${of}-${name}` }, String(value));
  };
  data(graph, "graph", { asked: from.asked, source: from.address, version: from.version, date: from.at });
  for (const { key, kind, name, x, y } of scene.dots) data(xml.add(graph, "node", { id: key }), "node", { name, kind, x, y });
  for (const { id, source, target, said } of saidOf(scene, ties)) data(xml.add(graph, "edge", { id, source, target }), "edge", said);
  return xml.file("application/graphml+xml");
}
