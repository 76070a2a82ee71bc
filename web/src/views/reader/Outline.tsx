import { t } from "../../i18n/index.js";
import { Said } from "../../ui/Text.js";
import { pane, PaneTitle } from "../../frame/panes.js";
import { land } from "../../ui/land.js";
import { lines, outline, whole } from "./document.js";

export const lineId = (at: number): string => `c${at}`;

/** Goes to the line in which a place of the document lies. */
export function jump(at: number): void {
  const found = lines.value.findLast((one) => one.at <= at);
  const line = found && document.getElementById(lineId(found.at));
  if (!line) return;
  pane.value = "main";
  // When it is seen: on a small screen the outline lay over it.
  requestAnimationFrame(() => land(line, "start"));
}

export function Outline() {
  const words = t.value;
  return (
    <nav class="outline" aria-label={words.outline}>
      <PaneTitle>{words.outline}</PaneTitle>
      {!whole.value ? null : outline.value.length ? (
        <ol>
          {outline.value.map(({ at, text, deep }, index) => (
            <li key={index} class={deep ? "deep" : ""}>
              <button type="button" class="quiet" onClick={() => jump(at)}>
                <Said>{text}</Said>
              </button>
            </li>
          ))}
        </ol>
      ) : (
        <p class="small">{words.outline_none}</p>
      )}
    </nav>
  );
}
