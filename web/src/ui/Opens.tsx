// A line that opens its evidence, and says that it is open.

import type { ComponentChildren } from "preact";

import { opening, type Quoted, same, spanOf } from "../answer/evidence.js";
import { t } from "../i18n/index.js";
import { state } from "../state/url.js";
import { Link } from "./Link.js";
import { Marked } from "./Text.js";

export function Opens({ reading, children }: { reading: Quoted; children: ComponentChildren }) {
  const { evidence, task_id } = reading;
  if (!evidence) return null;
  const open = same(state.value.ev, spanOf(evidence)) && state.value.sel === task_id;
  return (
    <Link class="reading" to={opening(reading)} aria-current={open ? "true" : undefined}>
      {children}
    </Link>
  );
}

/** Its words, with what is named marked. */
export const Words = ({ of: { evidence, surface } }: { of: Quoted }) => (
  <q>
    <Marked text={evidence?.quote ?? ""} part={surface} />
  </q>
);

/** How sure it is, where somebody says so. */
export function Sure({ of: { evidence } }: { of: Quoted }) {
  if (evidence?.confidence === undefined) return null;
  return (
    <span class="sure" title={`${t.value.confidence} ${evidence.confidence} · ${evidence.method ?? ""}`}>
      {Math.floor(evidence.confidence * 100)}%
    </span>
  );
}
