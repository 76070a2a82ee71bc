// What a query may return, told apart by its shape.

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
