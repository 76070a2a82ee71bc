// Dots and lines as SVG: where there is no WebGL, and for files.

import { colourOf, type Palette } from "./palette.js";
import type { GraphRenderer } from "./renderer.js";
import { type Camera, type Dot, growth, type Line, type Scene, type Size } from "./scene.js";
import { outline, shapeOf } from "./shapes.js";

const SVG = "http://www.w3.org/2000/svg";

/** An element with its attributes. */
export function element<K extends keyof SVGElementTagNameMap>(name: K, given: Record<string, string | number> = {}, text = ""): SVGElementTagNameMap[K] {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(given)) made.setAttribute(key, String(value));
  if (text) made.textContent = text;
  return made;
}

/** Where the middle of the layout lies on the screen. */
export const origin = ({ x, y, k }: Camera, { width, height }: Size): string => `translate(${width / 2 - x * k} ${height / 2 - y * k})`;

export const lineColour = ({ strong, said }: Line, palette: Palette): string => (strong ? palette.strong : said ? palette.said : palette.line);
export const lineWidth = ({ strong }: Line): number => (strong ? 2.5 : 1);

export class SvgRenderer implements GraphRenderer {
  readonly name = "svg";
  readonly svg: SVGSVGElement;
  #moved = element("g");
  #dots: [Dot, SVGPathElement][] = [];
  #lines: [Line, SVGLineElement][] = [];
  #scale = 0;

  constructor(host?: HTMLElement) {
    this.svg = element("svg", { class: "dots" });
    this.svg.append(this.#moved);
    host?.append(this.svg);
  }

  show({ dots, lines }: Scene, palette: Palette): void {
    this.#lines = lines.map((line) => [line, element("line", { stroke: lineColour(line, palette), "stroke-width": lineWidth(line) })]);
    this.#dots = dots.map((dot) => [dot, element("path", { fill: colourOf(palette, dot.kind), stroke: palette.paper, "stroke-width": 1.5, "paint-order": "stroke" })]);
    this.#moved.replaceChildren(...this.#lines.map(([, drawn]) => drawn), ...this.#dots.map(([, drawn]) => drawn));
    this.#scale = 0;
  }

  look(camera: Camera, size: Size): void {
    this.svg.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
    this.#moved.setAttribute("transform", origin(camera, size));
    if (this.#scale === camera.k) return;
    this.#scale = camera.k;
    for (const [{ from, to }, drawn] of this.#lines) {
      drawn.setAttribute("x1", String(from.x * camera.k));
      drawn.setAttribute("y1", String(from.y * camera.k));
      drawn.setAttribute("x2", String(to.x * camera.k));
      drawn.setAttribute("y2", String(to.y * camera.k));
    }
    for (const [{ kind, r, x, y }, drawn] of this.#dots)
      drawn.setAttribute("d", outline(shapeOf(kind), r * growth(camera.k), x * camera.k, y * camera.k));
  }

  destroy(): void {
    this.svg.remove();
  }
}
