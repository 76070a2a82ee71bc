// A button that copies text, and says that it did; where the browser refuses, the text to be selected.

import { useSignal } from "@preact/signals";

import { t } from "../i18n/index.js";

export function Copy({ words, text }: { words: string; text: () => string }) {
  const done = useSignal<"" | "copied" | "failed">("");
  const copy = () => {
    // There is none on a page that came neither by HTTPS nor from this machine.
    const clipboard: Clipboard | undefined = navigator.clipboard;
    (clipboard?.writeText(text()) ?? Promise.reject(new Error("no clipboard"))).then(
      () => void (done.value = "copied"),
      () => void (done.value = "failed"),
    );
  };
  return (
    <>
      <button type="button" onClick={copy}>
        {words}
      </button>
      <span class="done" role="status">
        {done.value === "copied" ? t.value.copied : ""}
      </span>
      {done.value === "failed" ? (
        <label class="by-hand">
          {t.value.copy_failed}
          <textarea readOnly rows={3} value={text()} onFocus={(event) => event.currentTarget.select()} />
        </label>
      ) : null}
    </>
  );
}
