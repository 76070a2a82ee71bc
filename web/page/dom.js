// Elements from data. Every text becomes a text node: nothing that a document says can be markup.

/** An element with attributes (`on…` functions listen; null and false are left out) and children. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

/** Chinese first, English beside it. */
export function both([chinese, english]) {
  return english ? [chinese, " ", el("span", { lang: "en" }, english)] : [chinese];
}

/** `text` with the first occurrence of `part` emphasised. */
export function emphasised(text, part) {
  const at = part ? text.indexOf(part) : -1;
  if (at < 0) return [text];
  return [text.slice(0, at), el("b", {}, part), text.slice(at + part.length)];
}
