// Dots and lines as SVG: where there is no WebGL, and for files.

import { arrow, element, lineColour, lineWidth, origin } from "./elements.js";
import { colourOf, type Palette } from "./palette.js";
import type { GraphRenderer } from "./renderer.js";
import { type Camera, type Dot, growth, type Line, type Scene, type Size } from "./scene.js";
import { outline, shapeOf } from "./shapes.js";

export class SvgRenderer implements GraphRenderer {
  readonly name = "svg";
  readonly svg: SVGSVGElement;
  #moved = element("g");
  #dots: [Dot, SVGPathElement][] = [];
  #lines: [Line, SVGPathElement][] = [];
  #scale = 0;

  constructor(host?: HTMLElement) {
    this.svg = element("svg", { class: "dots" });
    this.svg.append(this.#moved);
    host?.append(this.svg);
  }

  show({ dots, lines }: Scene, palette: Palette): void {
    this.#lines = lines.map((line) => [line, element("path", { class: "line", stroke: lineColour(line, palette), fill: lineColour(line, palette), "stroke-width": lineWidth(line) })]);
    this.#dots = dots.map((dot) => [dot, element("path", { fill: colourOf(palette, dot.kind), stroke: palette.paper, "stroke-width": 1.5, "paint-order": "stroke" })]);
    this.#moved.replaceChildren(...this.#lines.map(([, drawn]) => drawn), ...this.#dots.map(([, drawn]) => drawn));
    this.#scale = 0;
  }

  look(camera: Camera, size: Size): void {
    this.svg.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
    this.#moved.setAttribute("transform", origin(camera, size));
    if (this.#scale === camera.k) return;
    this.#scale = camera.k;
    for (const [line, drawn] of this.#lines) drawn.setAttribute("d", arrow(line, camera.k));
    for (const [{ kind, r, x, y }, drawn] of this.#dots)
      drawn.setAttribute("d", outline(shapeOf(kind), r * growth(camera.k), x * camera.k, y * camera.k));
  }

  destroy(): void {
    this.svg.remove();
  }
}
