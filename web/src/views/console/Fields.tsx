import { language, t } from "../../i18n/index.js";
import { Said } from "../../ui/Text.js";
import { chosen, typed, unclear, written } from "./asking.js";
import { named, valueOf } from "./parameters.js";

/** A field for every parameter of the query. */
export function Fields() {
  const names = named(typed.value);
  if (!names.length) return null;
  return (
    <fieldset class="fields">
      <legend>{t.value.cypher_parameters}</legend>
      {names.map((name) => (
        <Field key={name} name={name} />
      ))}
    </fieldset>
  );
}

function Field({ name }: { name: string }) {
  const words = t.value;
  const form = chosen.value?.parameters.find((one) => one.name === name);
  const text = written.value[name] ?? "";
  const others = unclear.value[name];
  const write = (value: string) => void (written.value = { ...written.value, [name]: value });
  const note = form && form.kind !== "year" ? words.cypher_name_of(language.value === "en" ? form.en : form.zh) : words.cypher_kind(kindOf(text));
  return (
    <div class="field">
      <label for={`given-${name}`}>
        <code>${name}</code>
      </label>
      <input
        id={`given-${name}`}
        maxLength={2000}
        spellcheck={false}
        aria-describedby={`about-${name}`}
        aria-invalid={others ? "true" : undefined}
        value={text}
        onInput={(event) => write(event.currentTarget.value)}
      />
      <span id={`about-${name}`} class="small">
        {others ? words.cypher_unclear(text) : note}
      </span>
      {others?.map((other) => (
        <button key={other} type="button" onClick={() => write(other)}>
          <Said>{other}</Said>
        </button>
      ))}
    </div>
  );
}

function kindOf(text: string): "none" | "text" | "number" | "json" {
  if (!text.trim()) return "none";
  const value = valueOf(text);
  return typeof value === "string" ? "text" : typeof value === "number" ? "number" : "json";
}
