// Jobs and documents of the screen, and what is asked of the server.

import { effect, signal } from "@preact/signals";

import { asProblem, type Problem } from "../../api/client.js";
import { documents, follow, isOpen, type Job, jobs } from "../../api/jobs.js";
import { pages } from "../../state/pages.js";
import { state } from "../../state/url.js";

const here = () => state.value.view === "documents";

export const listed = pages(() => (here() ? "jobs" : null), jobs);
export const held = pages(() => (here() ? "documents" : null), documents);

/** What is known of the jobs that were followed, newer than the list. */
export const live = signal<Readonly<Record<number, Job>>>({});
const following = new Map<number, () => void>();

function heard(job: Job): void {
  live.value = { ...live.value, [job.id]: job };
  if (isOpen(job)) return;
  following.delete(job.id);
  listed.reload();
  held.reload();
}

effect(() => {
  if (!here()) {
    for (const stop of following.values()) stop();
    following.clear();
    return;
  }
  for (const job of listed.value.data?.rows ?? []) {
    // The list may still call a job open that has told its end.
    const known = live.peek()[job.id] ?? job;
    if (isOpen(job) && isOpen(known) && !following.has(job.id)) following.set(job.id, follow(job, heard));
  }
});

export const failed = signal<Problem | null>(null);
export const busy = signal(false);

/** Asks the server for a job, and shows it. */
export async function ask(work: () => Promise<Job>): Promise<void> {
  busy.value = true;
  failed.value = null;
  try {
    await work();
    listed.reload();
  } catch (error) {
    failed.value = asProblem(error);
  } finally {
    busy.value = false;
  }
}
