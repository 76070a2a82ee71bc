// What lies above dots and lines, whatever draws them: names, the ring around what is chosen, its relationships
// with the words on them. In the page's own text, so that it looks as the page does and can be read by tests.

import { relation } from "../i18n/index.js";
import { arrow, element, moved, origin } from "./elements.js";
import { LONG, place, type Label, SHORT, short, wide } from "./labels.js";
import type { Palette } from "./palette.js";
import { type Camera, type Dot, growth, type Line, type Scene, type Size } from "./scene.js";


/** Names are placed anew when the camera has rested for so long, in milliseconds. */
const REST = 90;
/** The words of relationships are written where a dot has no more than these, the names at their ends likewise. */
const WORDS = 5;
const NAMED = 12;
const FONT = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

export class Overlay {
  readonly #svg = element("svg", { class: "overlay" });
  readonly #moved = element("g");
  readonly #marks = element("g");
  readonly #labels = element("g", { class: "labels" });
  #scene: Scene = { dots: [], lines: [] };
  #order: Dot[] = [];
  #palette: Palette | null = null;
  #chosen: string | null = null;
  #hovered: Dot | Line | null = null;
  #camera: Camera = { x: 0, y: 0, k: 1 };
  #size: Size = { width: 1, height: 1 };
  #placed: Camera = { x: 0, y: 0, k: 1 };
  #timer = 0;

  constructor(host: HTMLElement) {
    this.#moved.append(this.#marks, this.#labels);
    this.#svg.append(this.#moved);
    host.append(this.#svg);
  }

  show(scene: Scene, palette: Palette): void {
    const degrees = new Map<string, number>();
    for (const { source, target } of scene.lines) for (const key of [source, target]) degrees.set(key, (degrees.get(key) ?? 0) + 1);
    const rank = ({ main, strong, key, r }: Dot) => (main ? 1e6 : 0) + (strong ? 1e5 : 0) + r * 100 + (degrees.get(key) ?? 0);
    this.#order = [...scene.dots].sort((a, b) => rank(b) - rank(a));
    this.#scene = scene;
    this.#palette = palette;
    this.#draw();
  }

  look(camera: Camera, size: Size): void {
    this.#camera = camera;
    this.#size = size;
    this.#svg.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
    // As a whole, by the compositor: names are not drawn again for every frame.
    this.#svg.style.transform = moved(this.#placed, camera, size);
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#draw(), REST);
  }

  choose(key: string | null, hovered: Dot | Line | null): void {
    if (this.#chosen === key && this.#hovered === hovered) return;
    this.#chosen = key;
    this.#hovered = hovered;
    this.#draw();
  }

  #draw(): void {
    const palette = this.#palette;
    if (!palette) return;
    this.#placed = this.#camera;
    this.#svg.style.transform = "none";
    this.#moved.setAttribute("transform", origin(this.#camera, this.#size));
    const dots = this.#scene.dots.filter((dot) => dot.key === this.#chosen || dot === this.#hovered);
    const lines = this.#scene.lines.filter((line) => line === this.#hovered || line.source === this.#chosen || line.target === this.#chosen);
    const worded = lines.filter((line) => line === this.#hovered || (line.said && lines.length <= WORDS));
    const first = new Map(dots.map(({ key }) => [key, LONG]));
    if (lines.length <= NAMED) for (const { source, target } of lines) for (const key of [source, target]) if (!first.has(key)) first.set(key, SHORT);
    this.#marks.replaceChildren(
      ...lines.map((line) => this.#line(line, palette)),
      ...worded.map((line) => this.#word(line, palette)),
      ...dots.map((dot) => this.#ring(dot, palette)),
      ...this.#scene.dots.filter(({ pinned }) => pinned).map((dot) => this.#pin(dot, palette)),
    );
    this.#labels.replaceChildren(...place(this.#order, first, this.#camera, this.#size).map((label) => written(label, palette)));
  }

  #line(line: Line, palette: Palette): SVGElement {
    const strong = line === this.#hovered || line.strong;
    const colour = strong ? palette.strong : palette.soft;
    return element("path", { class: "line", d: arrow(line, this.#camera.k), stroke: colour, fill: colour, "stroke-width": strong ? 2.5 : 1.3 });
  }

  #word({ word, from, to }: Line, palette: Palette): SVGElement {
    const { k } = this.#camera;
    const text = short(relation(word), 16);
    return written({ key: "", text, x: ((from.x + to.x) / 2) * k - (wide(text) * 11) / 2, y: ((from.y + to.y) / 2) * k, width: 0, size: 11, bold: false }, palette, palette.soft);
  }

  #ring({ key, x, y, r }: Dot, palette: Palette): SVGElement {
    const { k } = this.#camera;
    const chosen = key === this.#chosen;
    return element("circle", { cx: x * k, cy: y * k, r: r * growth(k) + 4, fill: "none", stroke: chosen ? palette.strong : palette.soft, "stroke-width": chosen ? 2.5 : 1.5 });
  }

  #pin({ x, y, r }: Dot, palette: Palette): SVGElement {
    const { k } = this.#camera;
    const far = r * growth(k) + 2;
    return element("circle", { class: "pin", cx: x * k + far * 0.75, cy: y * k - far * 0.75, r: 3.2, fill: palette.ink, stroke: palette.paper, "stroke-width": 1.5 });
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#svg.remove();
  }
}

/** A name, with a rim of paper so that lines behind it do not cross it. */
export function written({ key, text, x, y, size, bold }: Label, palette: Palette, colour = palette.ink): SVGTextElement {
  const given = { x, y, "dominant-baseline": "central", "font-size": size, "font-family": FONT, "font-weight": bold ? 700 : 400 };
  const rim = { fill: colour, stroke: palette.paper, "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke" };
  return element("text", { ...given, ...rim, ...(key ? { "data-key": key } : {}) }, text);
}

