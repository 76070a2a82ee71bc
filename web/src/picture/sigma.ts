// Dots and lines by sigma, which is given places and a camera and asked for nothing else.

import Graph from "graphology";
import Sigma from "sigma";
import { createEdgeArrowHeadProgram, createEdgeArrowProgram, createEdgeCompoundProgram, EdgeArrowProgram, EdgeLineProgram } from "sigma/rendering";

import { HEAD, lineColour, lineWidth } from "./elements.js";
import { colourOf, type Palette } from "./palette.js";
import { shapeProgram } from "./program.js";
import type { GraphRenderer } from "./renderer.js";
import { type Camera, growth, type Scene, type Size } from "./scene.js";
import { shapeOf } from "./shapes.js";

/** Sigma maps this square to its own units, whatever is in it: so nothing moves when something comes. */
const SPAN = 2000;
/** Up to so many lines are drawn smooth. Without a GPU smooth lines cost five times as much as plain ones. */
const SMOOTH = 700;
/** Smooth lines are soft at both sides, and look thinner than they are. */
const WIDER = 1.5;
const HEADS = { lengthToThicknessRatio: HEAD.length / WIDER, widenessToThicknessRatio: HEAD.width / WIDER };

export class SigmaRenderer implements GraphRenderer {
  readonly name = "sigma";
  #graph = new Graph({ type: "directed", multi: true });
  #sigma: Sigma;
  #paper = "rgb(255, 255, 255)";
  #scale = 1;

  constructor(host: HTMLElement) {
    this.#sigma = new Sigma(this.#graph, host, {
      allowInvalidContainer: true,
      renderLabels: false,
      stagePadding: 0,
      zoomToSizeRatioFunction: () => 1 / growth(this.#scale),
      minEdgeThickness: 1,
      defaultNodeType: "shape",
      nodeProgramClasses: { shape: shapeProgram(() => this.#paper) },
      nodeHoverProgramClasses: {},
      edgeProgramClasses: {
        plain: createEdgeCompoundProgram([EdgeLineProgram, createEdgeArrowHeadProgram(HEADS)]),
        smooth: createEdgeArrowProgram(HEADS),
        // With the head of a thick line.
        strong: EdgeArrowProgram,
      },
    });
    this.#sigma.setCustomBBox({ x: [-SPAN / 2, SPAN / 2], y: [-SPAN / 2, SPAN / 2] });
  }

  show({ dots, lines }: Scene, palette: Palette): void {
    this.#paper = palette.paper;
    const smooth = lines.length <= SMOOTH;
    this.#graph.clear();
    // Sigma's y points upwards.
    for (const { key, kind, x, y, r } of dots)
      this.#graph.addNode(key, { x, y: -y, size: r, color: colourOf(palette, kind), shape: shapeOf(kind), type: "shape" });
    lines.forEach((line, index) =>
      this.#graph.addDirectedEdgeWithKey(index, line.source, line.target, {
        color: lineColour(line, palette),
        size: lineWidth(line) * WIDER,
        type: line.strong ? "strong" : smooth ? "smooth" : "plain",
      }),
    );
    this.#sigma.refresh();
  }

  look({ x, y, k }: Camera, { width, height }: Size): void {
    this.#scale = k;
    const units = Math.min(width, height) / SPAN;
    this.#sigma.getCamera().setState({ x: 0.5 + x / SPAN, y: 0.5 - y / SPAN, ratio: units / k, angle: 0 });
    // Draws at once, and takes in nothing anew: in the frame in which what lies above it moves.
    this.#sigma.refresh({ partialGraph: {}, skipIndexation: true });
  }

  destroy(): void {
    this.#sigma.kill();
    this.#graph.clear();
  }
}
