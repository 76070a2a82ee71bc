// The parameters of a query: which it has, and what was written for them.

const ASIDE = /\/\/.*$|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"/gm;
const LITERAL = /^(?:-?\d+(?:\.\d+)?|true|false|null|\[.*\]|\{.*\}|".*")$/s;

/** The names behind $ in a query, outside its comments and texts, each once. */
export const named = (query: string): string[] => [
  ...new Set([...query.replace(ASIDE, " ").matchAll(/\$([\p{L}_][\p{L}\p{N}_]*)/gu)].map(([, name]) => name!)),
];

/** What is written in a field: JSON where it is some, else the text itself. */
export function valueOf(written: string): unknown {
  const text = written.trim();
  if (!LITERAL.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The text that `valueOf` reads as the value. */
export const write = (value: unknown): string =>
  typeof value === "string" && value.trim() === value && value && !LITERAL.test(value) ? value : JSON.stringify(value);

export type Written = Readonly<Record<string, string>>;

/** What the address holds: a field's text by the parameter's name. */
export function parse(given: string): Written {
  try {
    const found: unknown = JSON.parse(given || "{}");
    if (typeof found !== "object" || found === null || Array.isArray(found)) return {};
    return Object.fromEntries(Object.entries(found).map(([name, value]) => [name, String(value)]));
  } catch {
    return {};
  }
}

/** The parameters that the query has, with a value for each that was written. */
export const values = (query: string, written: Written): Record<string, unknown> =>
  Object.fromEntries(named(query).flatMap((name) => (written[name]?.trim() ? [[name, valueOf(written[name]!)]] : [])));
