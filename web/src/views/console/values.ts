// What a query may return, told apart by its shape.

import type { Span } from "../../state/url.js";

export interface Node {
  element_id: string;
  labels: string[];
  properties: Record<string, unknown>;
}

export interface Relationship {
  element_id: string;
  type: string;
  start: string;
  end: string;
  properties: Record<string, unknown>;
}

export interface Path {
  nodes: Node[];
  relationships: Relationship[];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const isNode = (value: unknown): value is Node => isObject(value) && "element_id" in value && Array.isArray(value["labels"]);
export const isRelationship = (value: unknown): value is Relationship =>
  isObject(value) && "element_id" in value && typeof value["type"] === "string";
export const isPath = (value: unknown): value is Path =>
  isObject(value) && Array.isArray(value["nodes"]) && Array.isArray(value["relationships"]);

/** A place in a document out of values of the query: what they do not say in full is none. */
export function spanOf(document: unknown, start: unknown, end: unknown): Span | null {
  const whole = typeof document === "string" && document && typeof start === "number" && typeof end === "number";
  return whole ? { document, start, end } : null;
}

/** The name under which a node is shown. */
export function nameOf({ properties, element_id }: Node): string {
  const { name, heading, text, id } = properties;
  const said = [name, heading, text, id].find((one) => typeof one === "string" && one);
  return typeof said === "string" ? said : element_id;
}

/** A value as text, for a file. */
export function plain(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (isNode(value)) return nameOf(value);
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) return value.join("; ");
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** What of a value can be drawn: the nodes and relationships in it, however deep. */
function parts(value: unknown, take: (one: Node | Relationship) => void): void {
  if (isNode(value) || isRelationship(value)) take(value);
  else if (Array.isArray(value)) for (const one of value) parts(one, take);
  else if (isObject(value)) for (const one of Object.values(value)) parts(one, take);
}

export interface Drawable {
  nodes: Node[];
  relationships: Relationship[];
  /** Relationships without both their ends among the rows. */
  loose: number;
}

/** The nodes and relationships of the rows, each once. */
export function drawable(rows: readonly (readonly unknown[])[]): Drawable {
  const nodes = new Map<string, Node>();
  const between = new Map<string, Relationship>();
  for (const row of rows)
    parts(row, (one) => void (isNode(one) ? nodes.set(one.element_id, one) : between.set(one.element_id, one)));
  const relationships = [...between.values()].filter(({ start, end }) => nodes.has(start) && nodes.has(end));
  return { nodes: [...nodes.values()], relationships, loose: between.size - relationships.length };
}
