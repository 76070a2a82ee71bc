// Everything that was read in the document, by its place: to go through one after the other, of one kind or of all.

import { computed, effect, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";

import { isAbout } from "../../api/questions.js";
import { ownKeys } from "../../frame/keys.js";
import { pane, PaneTitle } from "../../frame/panes.js";
import { number, t, term } from "../../i18n/index.js";
import { question, state } from "../../state/url.js";
import { land } from "../../ui/land.js";
import { Link } from "../../ui/Link.js";
import { Said } from "../../ui/Text.js";
import { finish, type Found, found, whole } from "./document.js";
import { jump } from "./Outline.js";

/** Whether the text stands without its marks. */
export const plain = signal(false);

const PAGE = 200;
const kind = signal("");
const limit = signal(PAGE);
/** The reading that was gone to last. */
const current = signal("");
effect(() => {
  void state.value.doc;
  kind.value = "";
  limit.value = PAGE;
  current.value = "";
});

const listed = computed(() => found.value.filter(({ mark }) => !kind.value || mark.label === kind.value));
const position = computed(() => listed.value.findIndex(({ mark }) => mark.reading === current.value));

/** Goes to where a reading stands. */
function show({ at, mark }: Found): void {
  current.value = mark.reading;
  pane.value = "main";
  finish();
  // When it is seen: on a small screen the list lay over it.
  requestAnimationFrame(() => {
    const element = document.querySelector<HTMLElement>(`.source mark[data-at="${at}"]`);
    if (!element) return jump(at);
    land(element, "center");
  });
}

function turn(by: number): void {
  const next = listed.value[position.value < 0 && by < 0 ? listed.value.length - 1 : position.value + by];
  if (!next) return;
  show(next);
  if (position.value >= limit.value) limit.value = position.value + PAGE;
}

export function Marks() {
  const words = t.value;
  useEffect(() => {
    ownKeys.value = { n: () => turn(1), p: () => turn(-1) };
    return () => void (ownKeys.value = {});
  }, []);
  if (!whole.value) return null;
  const counts = new Map<string, number>();
  for (const { mark } of found.value) counts.set(mark.label, (counts.get(mark.label) ?? 0) + 1);
  const at = position.value;
  const all = listed.value;
  return (
    <div class="marks">
      <div class="head">
        <PaneTitle>{words.marks}</PaneTitle>
        <span class="count">{at < 0 ? number(all.length) : `${number(at + 1)} / ${number(all.length)}`}</span>
        <button type="button" class="quiet" disabled={at <= 0} aria-label={words.mark_previous} title={`${words.mark_previous} (p)`} onClick={() => turn(-1)}>
          ‹
        </button>
        <button type="button" class="quiet" disabled={at >= all.length - 1} aria-label={words.mark_next} title={`${words.mark_next} (n)`} onClick={() => turn(1)}>
          ›
        </button>
      </div>
      <label class="tick">
        <input type="checkbox" checked={!plain.value} onChange={() => void (plain.value = !plain.value)} /> {words.marks_shown}
      </label>
      {found.value.length ? (
        <div class="kinds" role="group" aria-label={words.marks_kinds}>
          {["", ...counts.keys()].map((one) => (
            <button key={one} type="button" class="quiet" aria-pressed={kind.value === one} onClick={() => void (kind.value = one)}>
              {one ? term(one) : words.marks_all} <span class="count">{number(one ? counts.get(one)! : found.value.length)}</span>
            </button>
          ))}
        </div>
      ) : (
        <p class="small">{words.marks_none}</p>
      )}
      <ol>
        {all.slice(0, limit.value).map((one) => (
          <Line key={one.mark.reading} one={one} />
        ))}
      </ol>
      {all.length > limit.value ? (
        <p class="more">
          {words.rows_of(number(limit.value), number(all.length))}
          <button type="button" onClick={() => void (limit.value += PAGE)}>
            {words.rows_more}
          </button>
        </p>
      ) : null}
    </div>
  );
}

function Line({ one }: { one: Found }) {
  const { mark } = one;
  return (
    <li aria-current={current.value === mark.reading ? "true" : undefined}>
      <button type="button" class="quiet" onClick={() => show(one)}>
        <span class="kind">{term(`tag_${mark.label}`)}</span> <Said>{mark.name}</Said> {mark.role ? <span class="tag">{term(mark.role)}</span> : null}
      </button>
      {isAbout(mark.label) ? (
        <Link class="find" aria-label={t.value.marks_find(mark.name)} to={question({ q: mark.name, of: { label: mark.label, id: mark.id } })}>
          →
        </Link>
      ) : null}
    </li>
  );
}
