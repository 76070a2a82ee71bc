import { useLayoutEffect, useRef } from "preact/hooks";

import { answer } from "../../answer/answer.js";
import { number, t, term } from "../../i18n/index.js";
import type { Paragraph, Piece } from "../../reading/source.js";
import { state } from "../../state/url.js";
import { Link } from "../../ui/Link.js";
import { Said } from "../../ui/Text.js";
import { Loading, Trouble } from "../../ui/Trouble.js";
import { lines, opened } from "./document.js";
import { lineId } from "./Outline.js";

export function Reader() {
  const words = t.value;
  const { status, data, problem, key } = opened.value;
  const text = useRef<HTMLDivElement>(null);
  // Lands on what was asked for, a third down the screen.
  useLayoutEffect(() => {
    const mark = text.current?.querySelector<HTMLElement>("mark.asked");
    mark?.scrollIntoView({ block: "center" });
    mark?.focus({ preventScroll: true });
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
        <Said class="name">{data.names.join(words.list_join)}</Said>
        {data.script ? <span class="tag">{term(data.script)}</span> : null}
        {state.value.at ? (
          <span class="small">{words.evidence_where(number(state.value.at.start), number(state.value.at.end))}</span>
        ) : null}
      </div>
      <div ref={text} class="source" lang={data.script === "traditional" ? "zh-Hant" : "zh-Hans"}>
        {lines.value.map((line) => (
          <Line key={line.at} line={line} />
        ))}
      </div>
    </article>
  );
}

const Line = ({ line }: { line: Paragraph }) => (
  <p id={lineId(line.at)} tabIndex={-1}>
    {line.pieces.map((piece, index) => (
      <PieceOf key={index} piece={piece} />
    ))}
  </p>
);

const PieceOf = ({ piece: { text, asked } }: { piece: Piece }) =>
  asked ? (
    <mark class="asked" tabIndex={-1}>
      {text}
    </mark>
  ) : (
    <>{text}</>
  );
