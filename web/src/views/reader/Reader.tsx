import { useLayoutEffect, useRef } from "preact/hooks";

import { answer } from "../../answer/answer.js";
import { number, t, term } from "../../i18n/index.js";
import type { Paragraph, Piece } from "../../reading/source.js";
import { state } from "../../state/url.js";
import { Copy } from "../../ui/Copy.js";
import { land } from "../../ui/land.js";
import { Link } from "../../ui/Link.js";
import { Said } from "../../ui/Text.js";
import { Loading, Trouble } from "../../ui/Trouble.js";
import { lines, opened } from "./document.js";
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
        {lines.value.map((line) => (
          <Line key={line.at} line={line} />
        ))}
      </div>
    </article>
  );
}

const Line = ({ line }: { line: Paragraph }) => (
  <p id={lineId(line.at)} tabIndex={-1}>
    {runs(line.pieces).map((run, index) =>
      run[0]?.asked ? (
        <mark key={index} class="asked" tabIndex={-1}>
          <Pieces run={run} />
        </mark>
      ) : (
        <Pieces key={index} run={run} />
      ),
    )}
  </p>
);

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

/** Every piece with the innermost thing that it names; the tag stands where that begins. */
const Pieces = ({ run }: { run: readonly Piece[] }) => (
  <>
    {run.map(({ at, text, marks }, index) => {
      const mark = marks.at(-1);
      if (!mark) return text;
      const goesOn = run[index - 1]?.marks.at(-1)?.id === mark.id;
      return (
        <mark key={index} class="seen" data-kind={mark.label} data-at={at} tabIndex={-1} data-tag={goesOn ? "" : term(`tag_${mark.label}`)} title={mark.name}>
          {text}
        </mark>
      );
    })}
  </>
);
