// Dots of every form in one draw: points, whose shader knows the distance to a star. After sigma's NodePointProgram,
// which knows discs alone.

import type Sigma from "sigma";
import { NodeProgram, type ProgramInfo } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";

import { channels } from "./palette.js";
import { type Shape } from "./shapes.js";

/** What sigma keeps for a dot. */
export interface DotData extends NodeDisplayData {
  shape: Shape;
}

// A dot is drawn with room for the rim around it.
const VERTEX = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_position;
attribute float a_size;
attribute vec3 a_shape;
uniform float u_sizeRatio;
uniform float u_pixelRatio;
uniform mat3 u_matrix;
varying vec4 v_color;
varying vec3 v_shape;
varying float v_radius;
varying float v_half;

void main() {
  gl_Position = vec4((u_matrix * vec3(a_position, 1)).xy, 0, 1);
  v_radius = a_size / u_sizeRatio * u_pixelRatio;
  v_half = v_radius + 3.0 * u_pixelRatio;
  gl_PointSize = v_half * 2.0;
  v_shape = a_shape;
  v_color = a_color;
  v_color.a *= 255.0 / 254.0;
}`;

// Distance to a star: Inigo Quilez, "2D distance functions".
const FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec3 v_shape;
varying float v_radius;
varying float v_half;
uniform vec3 u_paper;
uniform float u_pixelRatio;

float far(vec2 p) {
  if (v_shape.x < 0.5) return length(p) - v_radius;
  float an = 3.141592653589793 / v_shape.x;
  float en = 3.141592653589793 / v_shape.y;
  vec2 acs = vec2(cos(an), sin(an));
  vec2 ecs = vec2(cos(en), sin(en));
  float bn = mod(atan(p.x, p.y) - v_shape.z, 2.0 * an) - an;
  p = length(p) * vec2(cos(bn), abs(sin(bn)));
  p -= v_radius * acs;
  p += ecs * clamp(-dot(p, ecs), 0.0, v_radius * acs.y / ecs.y);
  return length(p) * sign(p.x);
}

void main() {
  vec2 at = (gl_PointCoord - 0.5) * 2.0 * v_half;
  float d = far(vec2(at.x, -at.y));
  float inside = 1.0 - smoothstep(-0.5, 0.5, d);
  float rim = 1.0 - smoothstep(-0.5, 0.5, d - 1.2 * u_pixelRatio);
  gl_FragColor = mix(vec4(u_paper, 1.0) * rim, v_color, inside);
}`;

const UNIFORMS = ["u_sizeRatio", "u_pixelRatio", "u_matrix", "u_paper"] as const;

/** A program with a rim of the colour `paper` around every dot. */
export const shapeProgram = (paper: () => string) =>
  class extends NodeProgram<(typeof UNIFORMS)[number]> {
    // Without a buffer to pick from, dots are drawn once a frame and not twice: what is under the mouse is found
    // by gestures.ts.
    constructor(gl: WebGLRenderingContext, _: WebGLFramebuffer | null, sigma: Sigma) {
      super(gl, null, sigma);
    }

    getDefinition() {
      const { FLOAT, UNSIGNED_BYTE, POINTS } = WebGLRenderingContext;
      return {
        VERTICES: 1,
        VERTEX_SHADER_SOURCE: VERTEX,
        FRAGMENT_SHADER_SOURCE: FRAGMENT,
        METHOD: POINTS,
        UNIFORMS,
        ATTRIBUTES: [
          { name: "a_position", size: 2, type: FLOAT },
          { name: "a_size", size: 1, type: FLOAT },
          { name: "a_shape", size: 3, type: FLOAT },
          { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
        ],
      };
    }

    processVisibleItem(id: number, start: number, data: NodeDisplayData): void {
      const { x, y, size, color, shape } = data as DotData;
      this.array.set([x, y, size, shape.points, shape.sharp, (shape.turn * Math.PI) / 180, floatColor(color), id], start);
    }

    setUniforms({ sizeRatio, pixelRatio, matrix }: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
      gl.uniform1f(uniformLocations["u_pixelRatio"]!, pixelRatio);
      gl.uniform1f(uniformLocations["u_sizeRatio"]!, sizeRatio);
      gl.uniformMatrix3fv(uniformLocations["u_matrix"]!, false, matrix);
      gl.uniform3f(uniformLocations["u_paper"]!, ...channels(paper()));
    }
  };
