// The graph for Gephi: nodes and what is said of them with evidence, where they stand, and in which colours.

import type { Origin } from "../../export/origin.js";
import { channels, colourOf, palette } from "../../picture/palette.js";
import type { Scene } from "../../picture/scene.js";
import type { Drawn } from "./drawn.js";
import { type Given, saidOf, WORDS, Xml } from "./xml.js";

const VIZ = "http://gexf.net/1.3/viz";

/** What is drawn, as GEXF 1.3; `from` stands in its head. */
export function gexf(scene: Scene, { ties }: Drawn, from: Origin): Blob {
  const xml = new Xml("http://gexf.net/1.3", "gexf");
  xml.root.setAttribute("version", "1.3");
  const meta = xml.add(xml.root, "meta", { lastmodifieddate: from.at.slice(0, 10) });
  xml.add(meta, "creator", {}, "Tongchou");
  xml.add(meta, "keywords", {}, from.asked);
  xml.add(meta, "description", {}, `${from.address}\n${from.version}`);
  const graph = xml.add(xml.root, "graph", { defaultedgetype: "directed" });
  const columns = (of: string, names: readonly string[]) => {
    const held = xml.add(graph, "attributes", { class: of });
    for (const name of names) xml.add(held, "attribute", { id: name, title: name, type: "string" });
  };
  columns("node", ["kind"]);
  columns("edge", WORDS);
  const values = (to: Element, given: Given) => {
    const held = xml.add(to, "attvalues");
    for (const [key, value] of Object.entries(given)) if (value !== "") xml.add(held, "attvalue", { for: key, value });
  };

  const colours = palette(document.querySelector<HTMLElement>(".picture") ?? document.body);
  const nodes = xml.add(graph, "nodes");
  for (const { key, kind, name, x, y, r } of scene.dots) {
    const node = xml.add(nodes, "node", { id: key, label: name });
    values(node, { kind });
    const [red, green, blue] = channels(colourOf(colours, kind)).map((part) => Math.round(part * 255));
    xml.add(node, "viz:color", { r: red!, g: green!, b: blue! }, "", VIZ);
    // Their y points upwards.
    xml.add(node, "viz:position", { x, y: -y }, "", VIZ);
    xml.add(node, "viz:size", { value: r }, "", VIZ);
  }
  const edges = xml.add(graph, "edges");
  for (const { id, source, target, said } of saidOf(scene, ties))
    values(xml.add(edges, "edge", { id, source, target, label: said["word"] ?? "", kind: said["word"] ?? "" }), said);
  return xml.file("application/gexf+xml");
}
