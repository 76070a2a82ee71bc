// Who judges: asked once, kept in this browser, and written under everything that is judged in it.

import { signal } from "@preact/signals";

import { t } from "../i18n/index.js";
import { kept } from "../state/kept.js";

const ID = "signature";
const by = kept("tongchou-by");
const missing = signal(false);

/** The name; null where there is none yet: then the field asks for it. */
export function signature(): string | null {
  const name = by.value.trim();
  missing.value = !name;
  if (!name) document.getElementById(ID)?.focus();
  return name || null;
}

export function Signature() {
  const words = t.value;
  const unsigned = missing.value && !by.value.trim();
  return (
    <span class="signature">
      <label for={ID}>{words.signature}</label>
      <input
        id={ID}
        maxLength={200}
        autocomplete="name"
        required
        aria-invalid={unsigned ? "true" : undefined}
        aria-describedby={unsigned ? `${ID}-why` : undefined}
        value={by.value}
        onInput={(event) => void (by.value = event.currentTarget.value)}
      />
      <span id={`${ID}-why`} role="status" class="small">
        {unsigned ? words.signature_first : ""}
      </span>
    </span>
  );
}
