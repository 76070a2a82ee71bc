// The colours of a picture, as the page's style has them now: canvases know no style sheets.

import { KINDS } from "./shapes.js";

export interface Palette {
  paper: string;
  ink: string;
  soft: string;
  /** Of relationships: of structure, of what was read, of what is to be seen first. */
  line: string;
  said: string;
  strong: string;
  kinds: Readonly<Record<string, string>>;
}

const NAMES = ["paper", "ink", "soft", "line", "said", "strong"] as const;

/** Reads them off elements that are in the page for a moment. */
export function palette(host: HTMLElement): Palette {
  const probe = host.appendChild(document.createElement("span"));
  const read = (from: "colour" | "kind", name: string) => {
    probe.dataset[from] = name;
    return getComputedStyle(probe).color;
  };
  const named = Object.fromEntries(NAMES.map((name) => [name, read("colour", name)])) as Record<(typeof NAMES)[number], string>;
  delete probe.dataset["colour"];
  probe.className = "sign";
  const kinds = Object.fromEntries([...KINDS, "other"].map((kind) => [kind, read("kind", kind)]));
  probe.remove();
  return { ...named, kinds };
}

export const colourOf = ({ kinds }: Palette, kind: string): string => kinds[kind] ?? kinds["other"]!;

/** Red, green and blue, each 0 to 1. */
export function channels(colour: string): [number, number, number] {
  const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return [r / 255, g / 255, b / 255];
}
