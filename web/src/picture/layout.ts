// Asks the worker where things stand.

import type { Asked, Placed } from "./layout.worker.js";
import type { Places, Step } from "./place.js";
import type { PictureEdge, PictureNode, Pin } from "./scene.js";
import { shapeOf } from "./shapes.js";

/** A node's radius, of whatever it is tied to. */
const base = ({ kind, main, many }: PictureNode): number => shapeOf(kind).size + (main ? 4 : 0) + (many === undefined ? 0 : 6);

/** A little more by how much it is tied to. */
export const radius = (node: PictureNode, degree: number): number => Math.round((base(node) + Math.min(5, Math.sqrt(degree) * 0.7)) * 10) / 10;

/** The steps of a picture. A radius is what it is when its node comes: later ties must move nothing. */
export function steps(nodes: readonly PictureNode[], edges: readonly PictureEdge[], pins: readonly Pin[]): Step[] {
  const last = Math.max(0, ...[...nodes, ...edges, ...pins].map(({ step }) => step ?? 0));
  const found: Step[] = Array.from({ length: last + 1 }, () => ({ nodes: [], links: [], pins: [] }));
  for (const node of nodes) found[node.step ?? 0]!.nodes.push([node.key, base(node)]);
  for (const { source, target, step } of edges) found[step ?? 0]!.links.push([source, target]);
  for (const { key, x, y, step } of pins) found[step]!.pins.push([key, x, y]);
  return found;
}

export class Layout {
  #worker = new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" });
  #number = 0;

  /** Where things stand, as soon as it is known; nothing where another picture was asked for meanwhile. */
  place(wanted: Step[], then: (places: Places) => void, failed: (said: string) => void): void {
    const number = ++this.#number;
    this.#worker.onmessage = ({ data }: MessageEvent<Placed>) => {
      if (data.number === this.#number) then(new Map(data.places.map(([key, x, y]) => [key, [x, y]])));
    };
    this.#worker.onerror = (event) => failed(event.message);
    this.#worker.postMessage({ number, steps: wanted } satisfies Asked);
  }

  destroy(): void {
    this.#number++;
    this.#worker.terminate();
  }
}
