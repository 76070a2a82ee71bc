// What is shown instead of an answer: that it loads, or what is wrong and what to do.

import type { Problem } from "../api/client.js";
import { t } from "../i18n/index.js";
import { isAbout, type Match } from "../api/questions.js";
import { Choices } from "./Choices.js";

/** Seen only when it takes longer than a moment. */
export const Loading = ({ words }: { words?: string }) => (
  <p class="loading" role="status">
    {words ?? t.value.loading}
  </p>
);

export function Trouble({ problem, retry }: { problem: Problem; retry?: () => void }) {
  const words = t.value;
  const { title, detail, advice, request_id, suggestions, choices } = problem.body;
  const others = [...(choices ?? []), ...(suggestions ?? [])].filter((one: Match) => isAbout(one.label));
  const unreachable = problem.status === 0 && title === "unreachable";
  return (
    <div class="trouble" role="alert">
      <strong>{unreachable ? words.unreachable : problem.status ? title : words.error}</strong>
      <p>{unreachable ? words.unreachable_advice : detail}</p>
      {advice ? <p>{advice}</p> : null}
      {request_id ? <p class="small">{words.request_id(request_id)}</p> : null}
      {others.length ? <Choices matches={others} /> : null}
      {retry ? (
        <button type="button" onClick={retry}>
          {words.retry}
        </button>
      ) : null}
    </div>
  );
}
