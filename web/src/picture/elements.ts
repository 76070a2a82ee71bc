// Elements of SVG, and how lines look, for everything that draws.

import type { Palette } from "./palette.js";
import type { Camera, Line, Size } from "./scene.js";

const SVG = "http://www.w3.org/2000/svg";

/** An element with its attributes. */
export function element<K extends keyof SVGElementTagNameMap>(name: K, given: Record<string, string | number> = {}, text = ""): SVGElementTagNameMap[K] {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(given)) made.setAttribute(key, String(value));
  if (text) made.textContent = text;
  return made;
}

/** Where the middle of the layout lies on the screen. */
export const middle = ({ x, y, k }: Camera, { width, height }: Size) => ({ x: width / 2 - x * k, y: height / 2 - y * k });

/** As a style: how what was drawn from one camera lies when another looks, around the upper left corner. */
export function moved(from: Camera, to: Camera, size: Size): string {
  const grown = to.k / from.k;
  const [before, now] = [middle(from, size), middle(to, size)];
  return `translate(${now.x - before.x * grown}px, ${now.y - before.y * grown}px) scale(${grown})`;
}

/** Where the middle lies, as a transform of what is drawn around it. */
export function origin(camera: Camera, size: Size): string {
  const { x, y } = middle(camera, size);
  return `translate(${x} ${y})`;
}

export const lineColour = ({ strong, said }: Line, palette: Palette): string => (strong ? palette.strong : said ? palette.said : palette.line);
export const lineWidth = ({ strong }: Line): number => (strong ? 2.5 : 1);
