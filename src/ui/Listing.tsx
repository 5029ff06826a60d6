/** Lines of YAML with their numbers in the file, tinted ranges, and notes under lines. Long lines wrap. */
import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import styles from "./Listing.module.css";
import { yamlTokens } from "./yamlTokens.ts";

export interface ListingRange {
  /** Line numbers, both included. */
  readonly from: number;
  readonly to: number;
  readonly tone: "allow" | "deny" | "pass" | "neutral";
}

export interface ListingNote {
  readonly line: number;
  /** Drawn in the margin of the line. */
  readonly icon?: ReactNode;
  readonly text: string;
}

export interface ListingProps {
  readonly text: string;
  /** Number of the first line. */
  readonly firstLine: number;
  readonly ranges?: readonly ListingRange[];
  readonly notes?: readonly ListingNote[];
  /** `page`: fills a pane, with a margin for icons. */
  readonly variant?: "box" | "page";
}

export function Listing(props: ListingProps): ReactNode {
  const { text, firstLine, ranges = [], notes = [], variant = "box" } = props;
  const lines = text.replace(/\n$/, "").split("\n");
  const digits = String(firstLine + lines.length - 1).length;
  return (
    <div className={cx(styles["listing"], styles[variant])}>
      {lines.map((line, index) => {
        const number = firstLine + index;
        return (
          <Line
            key={number}
            number={number}
            width={`calc(${Math.max(digits, 2)}ch + 18px)`}
            text={line}
            tone={ranges.find((range) => range.from <= number && number <= range.to)?.tone}
            notes={notes.filter((note) => note.line === number)}
          />
        );
      })}
    </div>
  );
}

interface LineProps {
  readonly number: number;
  /** Of the column of numbers. */
  readonly width: string;
  readonly text: string;
  readonly tone: ListingRange["tone"] | undefined;
  readonly notes: readonly ListingNote[];
}

function Line({ number, width, text, tone, notes }: LineProps): ReactNode {
  const tint = tone === undefined ? "" : cx(styles["tinted"], styles[tone]);
  return (
    <>
      <div className={cx(styles["line"], tint)} data-tone={tone}>
        <span className={styles["margin"]}>{notes[0]?.icon}</span>
        <span className={styles["number"]} style={{ minWidth: width }}>
          {number}
        </span>
        <code
          className={styles["code"]}
          style={{ paddingLeft: `${indent(text)}ch`, textIndent: `-${indent(text)}ch` }}
        >
          {yamlTokens(text).map((token, index) => (
            <span key={index} className={styles[token.kind]}>
              {token.text}
            </span>
          ))}
        </code>
      </div>
      {notes.map((note) => (
        <p key={note.text} className={cx(styles["note"], tint)}>
          {note.text}
        </p>
      ))}
    </>
  );
}

/** Wrapped lines hang two characters behind where their text begins. */
function indent(text: string): number {
  return text.length - text.trimStart().length + 2;
}
