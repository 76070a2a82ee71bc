// A document as paragraphs: the server's segments, cut at the line ends. Nothing here counts characters: the
// server splits, so that offsets in code points never meet the UTF-16 of a browser.

import type { Mark, Source } from "../api/questions.js";

export interface Piece {
  /** The offset of its first character, in code points. */
  at: number;
  text: string;
  /** Whether it lies in what was asked to be shown. */
  asked: boolean;
  marks: readonly Mark[];
}

/** A line of the document; `at` is the offset of its first character, by which it is known. */
export interface Paragraph {
  at: number;
  pieces: Piece[];
}

export function paragraphs({ segments }: Source): Paragraph[] {
  const found: Paragraph[] = [];
  let open: Paragraph | null = null;
  for (const { start, text, marked, marks } of segments) {
    let at = start;
    text.split("\n").forEach((line, index, all) => {
      if (index || !open) {
        open = { at, pieces: [] };
        found.push(open);
      }
      if (line) open.pieces.push({ at, text: line, asked: marked, marks });
      if (index < all.length - 1) at += length(line) + 1;
    });
  }
  return found;
}

const length = (text: string): number => [...text].length;

/** The asked piece with the text around it, up to so many characters on each side. */
export function excerpt({ segments }: Source, around: number): { before: string; asked: string; after: string } {
  const first = segments.findIndex((segment) => segment.marked);
  const joined = (from: number, to: number) => segments.slice(from, to).map((segment) => segment.text).join("");
  let last = first;
  while (segments[last + 1]?.marked) last += 1;
  if (first < 0) return { before: "", asked: "", after: "" };
  const before = [...joined(0, first).slice(-2 * around - 1)];
  const after = [...joined(last + 1, segments.length).slice(0, 2 * around + 1)];
  return {
    before: (before.length > around ? "…" : "") + before.slice(-around).join(""),
    asked: joined(first, last + 1),
    after: after.slice(0, around).join("") + (after.length > around ? "…" : ""),
  };
}
