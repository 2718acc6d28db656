import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { findFences } from "../../scripts/pipeline/1-extract/fences.ts";

/** A fenced code block of a documentation page. */
export interface CodeBlock {
  page: string;
  /** Its place among the blocks of the page, counted from 0. */
  index: number;
  /** Line of the opening fence, counted from 1. */
  line: number;
  /** The first word of the info string. */
  language: string;
  /** The rest of the info string: a file name, or a word for the test that checks the block. */
  label: string;
  code: string;
  /** Offset of the code in the page. */
  start: number;
}

/** Every page that people read. */
export const pages: readonly string[] = [
  "README.md",
  "CHANGELOG.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  ...readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => join("docs", file))
    .sort(),
];

export function codeBlocks(page: string): CodeBlock[] {
  const text = readFileSync(page, "utf8");
  return findFences(text).map(({ start, contentStart, contentEnd, info }, index) => {
    const [language = "", ...label] = info.split(" ");
    const line = text.slice(0, start).split("\n").length;
    const code = text.slice(contentStart, contentEnd);
    return { page, index, line, language, label: label.join(" "), code, start: contentStart };
  });
}

/** The text of a page without its code blocks. */
export function proseOf(page: string): string {
  const text = readFileSync(page, "utf8");
  const ends = [0, ...findFences(text).map(({ contentEnd }) => contentEnd)];
  const starts = [...findFences(text).map(({ start }) => start), text.length];
  return starts.map((start, index) => text.slice(ends[index], start)).join("");
}

/** Compares a block with its real content. With UPDATE_DOCS=1 the page is rewritten instead. */
export function expectBlock({ page, index, line }: CodeBlock, actual: string): void {
  if (process.env["UPDATE_DOCS"] === "1") rewrite(page, index, actual);
  // Read again: an update of an earlier block moves this one.
  const { code } = codeBlocks(page)[index] ?? {};
  expect(code, `${page}:${line} is outdated: run the test with UPDATE_DOCS=1`).toBe(actual);
}

function rewrite(page: string, index: number, actual: string): void {
  const text = readFileSync(page, "utf8");
  const { start, code } = codeBlocks(page)[index] ?? { start: 0, code: "" };
  writeFileSync(page, text.slice(0, start) + actual + text.slice(start + code.length));
}
