// What a visitor loads, gzipped, beside the budget for it: `npm run size`, after a build. Ends with 1 where
// something is too big.

import { readFileSync, readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";

const DIST = new URL("../dist/", import.meta.url);
const KB = 1024;
// The first answer needs the entry and the list; every other view comes when it is opened.
const FIRST = { name: "first load", budget: 60 };
const BUDGETS = { graph: 60, map: 15 };
// Chunks that come with a view and nothing else.
const WITH = { picture: "graph", sigma: "graph", "layout.worker": "graph" };
const OTHER = 15;

const page = readFileSync(new URL("index.html", DIST), "utf8");
const sizes = new Map();
const add = (chunk, file) => {
  const bytes = gzipSync(readFileSync(new URL(file, DIST)), { level: 9 }).length;
  sizes.set(chunk, (sizes.get(chunk) ?? 0) + bytes);
};

add(FIRST.name, "index.html");
for (const file of readdirSync(new URL("assets/", DIST)).sort()) {
  const name = file.replace(/-[\w-]{8}\.\w+$/, "");
  const chunk = WITH[name] ?? name;
  add(page.includes(file) || chunk === "list" ? FIRST.name : chunk, `assets/${file}`);
}

let over = false;
for (const [chunk, bytes] of sizes) {
  const budget = chunk === FIRST.name ? FIRST.budget : (BUDGETS[chunk] ?? OTHER);
  over ||= bytes > budget * KB;
  const figures = `${(bytes / KB).toFixed(1).padStart(6)} of ${String(budget).padStart(3)} KB`;
  console.log(`${chunk.padEnd(14)} ${figures}${bytes > budget * KB ? "   TOO BIG" : ""}`);
}
process.exit(over ? 1 : 0);
