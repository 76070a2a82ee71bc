// The views of the one answer; or those of the whole graph, where one of them is shown.

import { answer } from "../answer/answer.js";
import { t } from "../i18n/index.js";
import { state } from "../state/url.js";
import { Link } from "../ui/Link.js";
import { offered, type View, WHOLE } from "../views/registry.js";
import { leftOpen } from "./panes.js";

export function Tabs({ view, left }: { view: View; left: boolean }) {
  const words = t.value;
  const asked = Boolean(state.value.q || state.value.of);
  const own = offered(state.value, answer.value.data?.tasks?.about.label);
  const whole = view.of === "graph" && !own.includes(view);
  const views = whole ? WHOLE : own.filter(({ of }) => asked || of === view.of);
  return (
    <nav class="tabs" aria-label={words.views}>
      {left ? (
        <button
          type="button"
          class="quiet fold"
          aria-expanded={leftOpen.value}
          aria-controls="left"
          onClick={() => void (leftOpen.value = !leftOpen.value)}
        >
          {view.of === "document" ? words.outline : words.filters}
        </button>
      ) : null}
      {whole && asked ? <Link to={{ view: "", ev: null }}>‹ {words.back_to_answer}</Link> : null}
      {views.map(({ name, word }) => (
        <Link key={name} to={{ view: name === "list" ? "" : name }} aria-current={name === view.name ? "page" : undefined}>
          {words[word]}
        </Link>
      ))}
    </nav>
  );
}
