import { computed } from "@preact/signals";

import { source } from "../../api/questions.js";
import { paragraphs } from "../../reading/source.js";
import { resource } from "../../state/resource.js";
import { state } from "../../state/url.js";

/** The span that is to be shown, where it lies in the document of the address. */
const wanted = computed(() => {
  const { doc, at } = state.value;
  return at && at.document === doc ? at : null;
});

const key = (): string | null => (state.value.doc ? JSON.stringify([state.value.doc, wanted.value]) : null);

/** The document of the address. */
export const opened = resource(key, (signal) => source(state.peek().doc, wanted.peek(), signal));

export const lines = computed(() => (opened.value.data ? paragraphs(opened.value.data) : []));

const HEADING = /^\s*(第[一二三四五六七八九十百]+[章节篇部分]|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\([一二三四五六七八九十]+\))/;

/** Lines that are numbered as headings are, and short enough for one. */
export const outline = computed(() =>
  lines.value.flatMap(({ at, pieces }) => {
    const text = pieces.map((piece) => piece.text).join("").trim();
    const deep = /^[（(]/.test(text);
    return HEADING.test(text) && text.length <= 40 ? [{ at, text, deep }] : [];
  }),
);
