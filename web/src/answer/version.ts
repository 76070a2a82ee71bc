// Which state of the graph the page shows. Links that are passed on say it; where it is another by the time that
// somebody opens one, the page says so.

import { computed } from "@preact/signals";

import { statistics } from "../api/questions.js";
import { resource } from "../state/resource.js";
import { address, state } from "../state/url.js";

/** Counted anew with every view of the whole and with every question. */
export const counted = resource(() => JSON.stringify([state.value.q, state.value.of, state.value.view]), statistics);

export const shortened = (hash: string): string => hash.slice(0, 12);
const version = computed(() => shortened(counted.value.data?.content_hash ?? ""));

/** The version that a link was made on and the one that is shown; null where they are the same. */
export const outdated = computed(() => (state.value.b && version.value && state.value.b !== version.value ? { then: state.value.b, now: version.value } : null));

/** What is on the screen, to be passed on. */
export const link = (): string => new URL(address({ ...state.value, b: version.value }), location.href).href;
