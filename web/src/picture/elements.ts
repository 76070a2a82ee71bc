// Elements of SVG, and how lines look, for everything that draws.

import type { Palette } from "./palette.js";
import { type Camera, growth, type Line, type Size } from "./scene.js";

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

/** The head of an arrow in pixels at scale 1, from its tip and across. */
export const HEAD = { length: 7, width: 6 };

/** A line from rim to rim with its head, as the data of a path in pixels from the middle of the layout: to be stroked,
 * and filled with the same colour. */
export function arrow({ from, to }: Line, k: number): string {
  const grown = growth(k);
  const [dx, dy] = [(to.x - from.x) * k, (to.y - from.y) * k];
  const long = Math.hypot(dx, dy) || 1;
  const begin = Math.min(long / 2, from.r * grown);
  const end = Math.max(long / 2, long - to.r * grown);
  const neck = Math.max(begin, end - HEAD.length * grown);
  const half = (HEAD.width * grown) / 2;
  const at = (along: number, aside: number) =>
    [from.x * k + (dx * along - dy * aside) / long, from.y * k + (dy * along + dx * aside) / long].map((one) => Math.round(one * 10) / 10).join(" ");
  return `M${at(begin, 0)}L${at(neck, 0)}M${at(neck, half)}L${at(end, 0)}L${at(neck, -half)}Z`;
}

export const lineColour = ({ strong, said }: Line, palette: Palette): string => (strong ? palette.strong : said ? palette.said : palette.line);
export const lineWidth = ({ strong }: Line): number => (strong ? 2.5 : 1);
