// What files of a graph have in common: XML, element by element, and what is said of two nodes.

import type { Scene } from "../../picture/scene.js";
import type { Drawn } from "./drawn.js";

// Characters that XML does not have.
const UNKNOWN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

export type Given = Record<string, string | number>;

/** What is said of a relationship with evidence, for files. */
export const WORDS = ["word", "quote", "document", "start", "end", "method", "confidence"] as const;

export class Xml {
  readonly #xml: XMLDocument;
  readonly root: Element;

  constructor(
    readonly space: string,
    name: string,
  ) {
    this.#xml = document.implementation.createDocument(space, name);
    this.root = this.#xml.documentElement;
  }

  add(to: Element, name: string, given: Given = {}, text = "", space = this.space): Element {
    const made = to.appendChild(this.#xml.createElementNS(space, name));
    for (const [key, value] of Object.entries(given)) made.setAttribute(key, clean(String(value)));
    if (text) made.textContent = clean(text);
    return made;
  }

  file(type: string): Blob {
    return new Blob([`<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(this.#xml)}\n`], { type });
  }
}

const clean = (text: string): string => text.replace(UNKNOWN, "");

interface SaidEdge {
  id: string;
  source: string;
  target: string;
  said: Given;
}

/** Everything that is said of two nodes that are drawn, each with its evidence. */
export function saidOf({ lines }: Scene, ties: Drawn["ties"]): SaidEdge[] {
  const says = new Map(ties.map((tie) => [tie.key, tie.says]));
  return lines.flatMap(({ key, source, target }) =>
    (says.get(key) ?? []).map(({ word, quote, evidence }, index) => {
      const { document = "", start = "", end = "", method = "", confidence = "" } = evidence ?? {};
      return { id: `${key}~${index}`, source, target, said: { word, quote, document, start, end, method, confidence } };
    }),
  );
}
