// The only module that speaks to the server.

/** An answer that is no answer: the server's problem (RFC 9457), or that there is no server. */
export class Problem extends Error {
  constructor(body) {
    super(body.detail);
    this.body = body;
  }
}

const UNREACHABLE = {
  title: "连接不上服务 The server does not answer",
  detail: "请确认 tongchou 仍在运行。 Is tongchou still running?",
};

function address(path, parameters = {}) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined));
  return `api/v1/${path}${query.size ? `?${query}` : ""}`;
}

async function get(path, parameters, signal) {
  let response;
  try {
    response = await fetch(address(path, parameters), { signal });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem(UNREACHABLE);
  }
  const body = await response.json().catch(() => ({ title: response.statusText, detail: `HTTP ${response.status}` }));
  if (!response.ok) throw new Problem(body);
  return body;
}

const COLLECTIONS = { Department: "departments", Project: "projects", Place: "places", Plan: "plans" };

export const search = (asked, signal) => get("search", { q: asked, limit: 20 }, signal);
export const plans = () => get("plans", { limit: 1000 });
const tasksOf = (label, id, { within, predecessors }) => [
  `${COLLECTIONS[label]}/${encodeURIComponent(id)}/tasks`,
  {
    within: label === "Place" && within ? "true" : null,
    with_predecessors: label === "Department" && predecessors === "0" ? "false" : null,
  },
];
export const tasks = (...which) => get(...tasksOf(...which));
export const tasksAddress = (...which) => address(...tasksOf(...which));
export const source = (id, start, end) => get(`documents/${encodeURIComponent(id)}`, { start, end });
