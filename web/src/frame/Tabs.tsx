// The views of the one answer.

import { answer } from "../answer/answer.js";
import { t } from "../i18n/index.js";
import { state } from "../state/url.js";
import { Link } from "../ui/Link.js";
import { offered, type View } from "../views/registry.js";
import { leftOpen } from "./panes.js";

export function Tabs({ view }: { view: View }) {
  const words = t.value;
  const views = offered(state.value, answer.value.data?.tasks?.about.label);
  return (
    <nav class="tabs" aria-label={words.views}>
      <button
        type="button"
        class="quiet fold"
        aria-expanded={leftOpen.value}
        aria-controls="left"
        onClick={() => void (leftOpen.value = !leftOpen.value)}
      >
        {view.of === "document" ? words.outline : words.filters}
      </button>
      {views.map(({ name, word }) => (
        <Link key={name} to={{ view: name === "list" ? "" : name }} aria-current={name === view.name ? "page" : undefined}>
          {words[word]}
        </Link>
      ))}
    </nav>
  );
}
