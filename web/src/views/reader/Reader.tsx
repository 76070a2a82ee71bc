import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

import { answer } from "../../answer/answer.js";
import { number, t, term } from "../../i18n/index.js";
import type { Piece } from "../../reading/source.js";
import { state } from "../../state/url.js";
import { Copy } from "../../ui/Copy.js";
import { land } from "../../ui/land.js";
import { Link } from "../../ui/Link.js";
import { Said } from "../../ui/Text.js";
import { Loading, Trouble } from "../../ui/Trouble.js";
import { lines, near, opened } from "./document.js";
import { plain } from "./Marks.js";
import { lineId } from "./Outline.js";

export function Reader() {
  const words = t.value;
  const { status, data, problem, key } = opened.value;
  const text = useRef<HTMLDivElement>(null);
  // Lands on what was asked for, a third down the screen.
  useLayoutEffect(() => {
    const mark = text.current?.querySelector<HTMLElement>("mark.asked");
    if (mark) land(mark, "center");
  }, [key]);
  if (status === "failed" && problem) return <Trouble problem={problem} retry={opened.reload} />;
  if (!data) return <Loading words={words.reader_loading} />;
  const [first, last] = near.value;
  const about = answer.value.data?.tasks?.about;
  return (
    <article class="document">
      <div class="bar">
        {about ? (
          <Link to={{ view: "", doc: "", at: null }}>
            ‹ {words.back_to_answer}
          </Link>
        ) : null}
        <h1 class="name">
          <Said>{data.names.join(words.list_join)}</Said>
        </h1>
        {data.script ? <span class="tag">{term(data.script)}</span> : null}
        {state.value.at ? (
          <span class="small">{words.evidence_where(number(state.value.at.start), number(state.value.at.end))}</span>
        ) : null}
        {data.citation ? <Copy words={words.copy_citation} text={() => data.citation!} /> : null}
      </div>
      <div ref={text} class="source" data-plain={plain.value ? "true" : undefined} lang={data.script === "traditional" ? "zh-Hant" : "zh-Hans"}>
        {lines.value.map(({ at, pieces }, nth) => (
          <p key={at} id={lineId(at)}>
            {nth < first || nth > last ? pieces.map((piece) => piece.text).join("") : runs(pieces).map(drawn)}
          </p>
        ))}
      </div>
    </article>
  );
}

/** Neighbours that are all asked for, or none of them. */
function runs(pieces: readonly Piece[]): Piece[][] {
  const found: Piece[][] = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    if (last?.[0]?.asked === piece.asked) last.push(piece);
    else found.push([piece]);
  }
  return found;
}

// Functions, not components: thousands of them, each of which would follow the language by itself.

const drawn = (run: readonly Piece[]): ComponentChildren =>
  run[0]?.asked ? (
    <mark key={run[0].at} class="asked">
      {run.map(marked)}
    </mark>
  ) : (
    run.map(marked)
  );

/** A piece with the innermost thing that it names; the tag stands where that begins. */
function marked({ at, text, marks }: Piece, nth: number, run: readonly Piece[]): ComponentChildren {
  const mark = marks.at(-1);
  if (!mark) return text;
  const goesOn = run[nth - 1]?.marks.at(-1)?.id === mark.id;
  return (
    <mark key={at} class="seen" data-kind={mark.label} data-at={at} data-tag={goesOn ? "" : term(`tag_${mark.label}`)} title={mark.name}>
      {text}
    </mark>
  );
}
