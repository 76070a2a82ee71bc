// What is pursued in several plans: every measure of it, the earliest first.

import type { Thread } from "../../api/across.js";
import { number, t } from "../../i18n/index.js";
import { Opens } from "../../ui/Opens.js";
import { Marked, Said } from "../../ui/Text.js";
import { sideReading } from "./found.js";

export function ThreadOf({ thread, first }: { thread: Thread; first: boolean }) {
  const words = t.value.overlaps;
  const plans = new Set(thread.measures.map((side) => side.plan_id)).size;
  return (
    <li class="thread">
      <details open={first}>
        <summary>
          <Said class="name">{thread.name || words.nameless}</Said>{" "}
          <span class="count">{words.thread(number(plans), number(thread.measures.length), number(thread.pairs))}</span>
        </summary>
        {thread.measures.map((side) => (
          <Opens key={side.id} reading={sideReading(side, thread.name)}>
            <span class="year">{side.year ?? "—"}</span>
            <q>
              <Marked text={side.text} part={thread.name} />
            </q>
            <span class="how">
              <Said class="entity">{side.plan}</Said>
            </span>
          </Opens>
        ))}
      </details>
    </li>
  );
}
