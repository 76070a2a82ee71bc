// A made-up picture of ?nodes=2000, for bench/drawing.py: departments, plans and their tasks, three edges a task.
// window.shown(false) takes it out of the page, window.shown(true) puts it back.

import { render } from "preact";

import { GraphPicture } from "../src/picture/GraphPicture.js";
import type { PictureEdge, PictureNode } from "../src/picture/scene.js";
import "../src/style/index.css";

const wanted = Number(new URLSearchParams(location.search).get("nodes") ?? 150);
let seed = 1;
const random = (below: number): number => {
  seed = (seed * 48271) % 2147483647;
  return seed % below;
};
const WORDS = "推进完善加快建设提升水利交通生态农业数字产业园区高速铁路机场三期工程公共服务防洪排涝体系示范";
const name = (length: number) => Array.from({ length }, () => WORDS[random(WORDS.length)]).join("");

const plans = Math.max(2, Math.round(wanted / 40));
const departments = Math.max(4, Math.round(wanted / 12));
const kind = (index: number) => (index < plans ? "Plan" : index < plans + departments ? "Department" : "Task");
const nodes: PictureNode[] = Array.from({ length: wanted }, (_, index) => ({ key: `n${index}`, kind: kind(index), name: name(8 + random(12)), main: index === 0 }));
const edges: PictureEdge[] = [];
for (let index = plans + departments; index < wanted; index++) {
  const plan = random(plans);
  const near = plans + ((plan * 7 + random(9)) % departments);
  const link = (other: number, word: string) => edges.push({ key: `e${edges.length}`, source: `n${other}`, target: `n${index}`, word, said: word !== "包含" });
  link(plan, "包含");
  link(near, "牵头");
  link(plans + random(departments), "配合");
}

const app = document.getElementById("app")!;
const shown = (is: boolean) => render(is ? <GraphPicture name="bench" nodes={nodes} edges={edges} /> : null, app);
Object.assign(window, { shown });
shown(true);
