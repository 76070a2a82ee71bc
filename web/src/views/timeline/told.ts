// What the plans say of the project of the answer, and in which order its evidence is turned over.

import { computed } from "@preact/signals";

import { answer } from "../../answer/answer.js";
import type { Quoted } from "../../answer/evidence.js";
import { mentionsAddress, timeline, timelineAddress, type Timeline } from "../../api/across.js";
import type { Saved } from "../../export/save.js";
import { resource } from "../../state/resource.js";
import { state } from "../../state/url.js";

export type Entry = Timeline["entries"][number];
export type Mention = Entry["mentions"][number];
export type Slip = Timeline["slips"][number];
type Party = Mention["parties"][number];

const project = computed(() => {
  const about = answer.value.data?.tasks?.about;
  return state.value.view === "timeline" && about?.label === "Project" ? about : null;
});

export const told = resource(
  () => project.value?.id ?? null,
  (signal) => timeline(project.peek()!.id, signal),
);

/** Those whom one clause makes responsible in one role. */
export interface Clause {
  role: string;
  basis: string;
  parties: Party[];
  reading: Quoted;
}

export const mentionReading = (entry: Entry, one: Mention): Quoted => ({
  task_id: one.task_id,
  key: one.project_id,
  plan_id: entry.plan_id,
  plan: entry.plan,
  order_year: entry.order_year ?? null,
  relation: one.relation,
  entity: one.project,
  surface: one.surface,
  evidence: one,
});

/** The clauses behind what an entry says of who is responsible, each role of each once. */
export function clauses(entry: Entry): Clause[] {
  const found = new Map<string, Clause>();
  for (const mention of [...entry.mentions, ...entry.parts])
    for (const party of mention.parties) {
      const key = [mention.task_id, party.document, party.start, party.end, party.role].join();
      const one = found.get(key) ?? { role: party.role, basis: party.basis, parties: [], reading: partyReading(entry, mention, party) };
      if (!one.parties.some(({ id }) => id === party.id)) one.parties.push(party);
      found.set(key, one);
    }
  const all = [...found.values()];
  for (const one of all) one.reading.entity = one.parties.map(({ name }) => name).join("、");
  return all;
}

const partyReading = (entry: Entry, { task_id, document_name }: Mention, { document, start, end, quote, role, basis }: Party): Quoted => ({
  task_id,
  key: [task_id, role].join(),
  plan_id: entry.plan_id,
  plan: entry.plan,
  order_year: entry.order_year ?? null,
  relation: "负责",
  role,
  basis,
  evidence: { document, document_name, start, end, quote },
});

export const isSilent = ({ mentions, parts }: Entry): boolean => !mentions.length && !parts.length;

/** In the order of the screen: what each plan says, who is responsible, then phases and parts. */
export const readings = computed<readonly Quoted[]>(() =>
  (told.value.data?.entries ?? []).flatMap((entry) => [
    ...entry.mentions.map((one) => mentionReading(entry, one)),
    ...clauses(entry).map(({ reading }) => reading),
    ...entry.parts.map((one) => mentionReading(entry, one)),
  ]),
);

export const saved = (): Saved | null =>
  project.value && {
    name: `${project.value.name} 时间线`,
    from: mentionsAddress(project.value.id),
    asks: [{ address: timelineAddress(project.value.id) }],
  };
