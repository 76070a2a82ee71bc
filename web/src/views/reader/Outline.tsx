import { t } from "../../i18n/index.js";
import { Said } from "../../ui/Text.js";
import { outline } from "./document.js";

export const lineId = (at: number): string => `c${at}`;

export function jump(at: number): void {
  const line = document.getElementById(lineId(at));
  line?.scrollIntoView({ block: "start" });
  line?.focus({ preventScroll: true });
}

export function Outline() {
  const words = t.value;
  return (
    <nav class="outline" aria-label={words.outline}>
      <h2>{words.outline}</h2>
      {outline.value.length ? (
        <ol>
          {outline.value.map(({ at, text, deep }) => (
            <li key={at} class={deep ? "deep" : ""}>
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
