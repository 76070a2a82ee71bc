// The clause of a plan against that of the plan before it: what was taken out and put in, numbers as numbers.

import { number, t } from "../../i18n/index.js";
import type { Entry } from "./told.js";

type Piece = Entry["wording"][number];

export function Wording({ entry, before }: { entry: Entry; before: Entry }) {
  const words = t.value.timeline;
  const pieces = entry.wording;
  return (
    <p class="wording">
      <span class="small">{words.against(before.order_year ? String(before.order_year) : "—", before.plan)}</span>
      <bdi lang="zh-CN">
        {pieces.map(({ change, text }, index) =>
          change === "=" ? (
            text
          ) : change === "-" ? (
            <del key={index}>
              <span class="unseen">{words.removed_mark}</span>
              {text}
            </del>
          ) : (
            <ins key={index}>
              <span class="unseen">{words.added_mark}</span>
              {text}
              <Amount pieces={pieces} at={index} />
            </ins>
          ),
        )}
      </bdi>
    </p>
  );
}

const NUMBER = /^\d+(?:\.\d+)?$/;

/** By how much a number that took the place of another differs from it; years by years. */
function Amount({ pieces, at }: { pieces: readonly Piece[]; at: number }) {
  const then = pieces[at - 1];
  const now = pieces[at];
  if (then?.change !== "-" || !now || !NUMBER.test(then.text) || !NUMBER.test(now.text)) return null;
  const by = Number(now.text) - Number(then.text);
  const isYear = pieces[at + 1]?.text.startsWith("年") && now.text.length === 4;
  if (!by || (!isYear && !Number(then.text))) return null;
  const sign = by > 0 ? "+" : "−";
  const said = isYear ? t.value.timeline.years(sign + number(Math.abs(by))) : `${sign}${number(Math.round((1000 * Math.abs(by)) / Number(then.text)) / 10)}%`;
  return <span class="small">（{said}）</span>;
}
