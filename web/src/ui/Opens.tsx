// A line that opens its evidence, and says that it is open.

import type { ComponentChildren } from "preact";

import { isOpen, opening, type Quoted } from "../answer/evidence.js";
import { t } from "../i18n/index.js";
import { Link } from "./Link.js";
import { Marked } from "./Text.js";

export function Opens({ reading, children }: { reading: Quoted; children: ComponentChildren }) {
  if (!reading.evidence) return null;
  return (
    <Link class="reading" to={opening(reading)} aria-current={isOpen(reading) ? "true" : undefined}>
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
