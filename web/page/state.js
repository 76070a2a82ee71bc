// What is on the screen stands in the address: ?q=name &of=Label:id &within=1 &predecessors=0 &doc=id &start=… &end=….

const KEYS = ["q", "of", "within", "predecessors", "doc", "start", "end"];
const listeners = [];

/** The state that the address holds. */
export function current() {
  const parameters = new URLSearchParams(location.search);
  return Object.fromEntries(KEYS.map((key) => [key, parameters.get(key)]).filter(([, value]) => value));
}

/** The address of a state: relative, so that the page also works under a prefix. */
export function address(state) {
  const parameters = new URLSearchParams(KEYS.filter((key) => state[key]).map((key) => [key, state[key]]));
  return parameters.size ? `?${parameters}` : "./";
}

export function onChange(listener) {
  listeners.push(listener);
}

const announce = () => listeners.forEach((listener) => listener(current()));

export function go(state) {
  const target = address(state);
  if (target !== (location.search || "./")) history.pushState(null, "", target);
  announce();
}

/** Attributes of a link to a state: opens in place, or in a new tab when asked to. */
export function link(state) {
  return {
    href: address(state),
    onclick: (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
      event.preventDefault();
      go(state);
    },
  };
}

window.addEventListener("popstate", announce);
