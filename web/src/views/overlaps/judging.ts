// Verdicts on pairs: written at once, kept beside the pair, and taken back where somebody erred.

import { signal } from "@preact/signals";

import { asProblem, type Problem } from "../../api/client.js";
import type { Overlap } from "../../api/across.js";
import { write } from "../../api/session.js";
import { signature } from "../../ui/Signature.js";
import { keyOf } from "./found.js";

export type Verdict = "confirmed" | "wrong";
type Judgement = Overlap["judgements"][number];

/** What was said here of pairs, in place of what came with them. */
const said = signal<Readonly<Record<string, readonly Judgement[]>>>({});
/** The pair that something is being written of, and what went wrong at which. */
export const busy = signal("");
export const trouble = signal<{ pair: string; problem: Problem } | null>(null);

export const judgements = (pair: Overlap): readonly Judgement[] => said.value[keyOf(pair)] ?? pair.judgements;

/** The verdict that stands, if any. */
export const standing = (pair: Overlap): Judgement | undefined =>
  judgements(pair).find(({ verdict }) => verdict === "confirmed" || verdict === "wrong");

export const comments = (pair: Overlap): readonly Judgement[] => judgements(pair).filter(({ verdict }) => verdict === "comment");

/** Whether it was written. */
async function attempt(pair: Overlap, work: (by: string) => Promise<readonly Judgement[]>): Promise<boolean> {
  const key = keyOf(pair);
  const by = signature();
  if (busy.value || !by) return false;
  busy.value = key;
  trouble.value = null;
  try {
    const now = await work(by);
    said.value = { ...said.value, [key]: now };
    return true;
  } catch (error) {
    trouble.value = { pair: key, problem: asProblem(error) };
    return false;
  } finally {
    busy.value = "";
  }
}

const ends = ({ one, other }: Overlap) => ({ one: one.id, other: other.id });
const post = async (body: object): Promise<Judgement[]> =>
  (await write("post", "/api/v1/judgements", { body: body as never })).rows as Judgement[];

/** Accepts or rejects; the opposite verdict, where one stands, is taken back first. */
export const judge = (pair: Overlap, verdict: Verdict): Promise<boolean> =>
  attempt(pair, async (by) => {
    const before = standing(pair);
    if (before?.verdict === verdict) return judgements(pair);
    if (before) await post({ verdict: "undo", undoes: before.number, by });
    const rest = judgements(pair).filter((one) => one !== before);
    return [...rest, ...(await post({ verdict, ...ends(pair), by }))];
  });

export const comment = (pair: Overlap, why: string): Promise<boolean> =>
  attempt(pair, async (by) => [...judgements(pair), ...(await post({ verdict: "comment", ...ends(pair), why, by }))]);

export const undo = (pair: Overlap, judgement: Judgement): Promise<boolean> =>
  attempt(pair, async (by) => {
    await post({ verdict: "undo", undoes: judgement.number, by });
    return judgements(pair).filter((one) => one !== judgement);
  });
