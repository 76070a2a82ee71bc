// The search box: a combobox after the ARIA Authoring Practices, with suggestions grouped by kind.

import { effect, signal } from "@preact/signals";

import { Problem } from "../api/client.js";
import { search } from "../api/questions.js";
import { number, t, term } from "../i18n/index.js";
import { go, question, state } from "../state/url.js";
import { EACH, type Option, type OptionGroup, suggestions, TEXTS } from "./suggestions.js";

const PAUSE_MS = 150;

const typed = signal("");
const groups = signal<OptionGroup[] | null>(null);
/** What the groups were asked for. */
const asked = signal("");
const active = signal(-1);

let timer = 0;
let request = new AbortController();

const options = (): Option[] => (groups.value ?? []).flatMap((group) => group.options);
const isOpen = (): boolean => groups.value !== null;

export function closeSuggestions(): void {
  clearTimeout(timer);
  request.abort();
  groups.value = null;
  active.value = -1;
}

// The box says what the address asks.
effect(() => {
  typed.value = state.value.q;
  closeSuggestions();
});

async function suggest(): Promise<void> {
  request.abort();
  const mine = (request = new AbortController());
  const q = typed.value.trim();
  if (!q) return closeSuggestions();
  try {
    const found = await search(q, mine.signal, EACH, TEXTS);
    if (mine.signal.aborted) return;
    asked.value = q;
    active.value = -1;
    groups.value = suggestions(found);
  } catch (error) {
    // A suggestion that cannot be had is no error yet: asking for the answer says what is wrong.
    if (!mine.signal.aborted && error instanceof Problem) closeSuggestions();
  }
}

const later = (): void => {
  clearTimeout(timer);
  timer = window.setTimeout(() => void suggest(), PAUSE_MS);
};

function choose(option: Option): void {
  closeSuggestions();
  go(option.to);
}

function submit(event: Event): void {
  event.preventDefault();
  const picked = isOpen() ? options()[active.value] : undefined;
  const q = typed.value.trim();
  if (picked) choose(picked);
  else if (q) {
    closeSuggestions();
    go(question({ q }));
  }
}

function move(to: number): void {
  const count = options().length;
  if (!count) return;
  active.value = (to + count) % count;
  document.getElementById(`option-${active.value}`)?.scrollIntoView({ block: "nearest" });
}

function onKey(event: KeyboardEvent): void {
  // While an input method composes, its keys are its own.
  if (event.isComposing) return;
  const down = event.key === "ArrowDown";
  if (down || event.key === "ArrowUp") {
    event.preventDefault();
    if (!isOpen()) void suggest();
    else if (down) move(active.value + 1);
    else move(active.value <= 0 ? -1 : active.value - 1);
  } else if (event.key === "Escape" && isOpen()) {
    event.preventDefault();
    event.stopPropagation();
    closeSuggestions();
  }
}

function onInput(event: Event): void {
  typed.value = (event.target as HTMLInputElement).value;
  if (!(event as InputEvent).isComposing) later();
}

export function SearchBox() {
  const words = t.value;
  const open = isOpen();
  return (
    <form class="search" role="search" autocomplete="off" onSubmit={submit}>
      <div class="box">
        <input
          id="search"
          name="q"
          type="search"
          role="combobox"
          list={undefined}
          enterkeyhint="search"
          spellcheck={false}
          maxLength={200}
          aria-label={words.search_label}
          aria-expanded={open}
          aria-controls="suggestions"
          aria-autocomplete="list"
          aria-activedescendant={open && active.value >= 0 ? `option-${active.value}` : undefined}
          placeholder={words.search_placeholder}
          value={typed.value}
          onInput={onInput}
          onCompositionEnd={(event) => {
            typed.value = event.currentTarget.value;
            later();
          }}
          onKeyDown={onKey}
          onBlur={closeSuggestions}
        />
        <button type="submit">{words.search_button}</button>
      </div>
      <Suggestions />
      <span class="unseen" role="status">
        {open ? words.suggestions_found(options().length) : ""}
      </span>
    </form>
  );
}

function Suggestions() {
  const words = t.value;
  let index = 0;
  const found = groups.value ?? [];
  return (
    <div id="suggestions" role="listbox" aria-label={words.suggestions} hidden={!isOpen()}>
      {isOpen() && !found.length ? <div class="none">{words.no_suggestion(asked.value)}</div> : null}
      {found.map((group) => (
        <div key={group.kind} role="group" aria-label={term(group.kind)}>
          <div class="kind" aria-hidden="true">
            {term(group.kind)}
            {group.kind === "question" ? null : <span class="count">{number(group.count)}</span>}
          </div>
          {group.options.map((option) => (
            <OptionLine key={`${index}:${option.name}`} option={option} index={index++} />
          ))}
          {group.count > group.options.length ? (
            <div class="more">{words.group_more(group.count - group.options.length)}</div>
          ) : null}
        </div>
      ))}
    </div>
  );
}

function OptionLine({ option, index }: { option: Option; index: number }) {
  return (
    <div
      role="option"
      id={`option-${index}`}
      aria-selected={active.value === index}
      // Before the click would take the focus from the box.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => choose(option)}
    >
      <bdi class="name" lang="zh-CN">
        {option.name}
      </bdi>
      {option.note ? <bdi class="matched">{option.note}</bdi> : null}
      {option.tasks === null ? null : <span class="count">{t.value.tasks_count(number(option.tasks))}</span>}
    </div>
  );
}
