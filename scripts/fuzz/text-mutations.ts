import { SNIPPETS } from "./dictionary.ts";
import type { Random } from "./random.ts";

/** Changes a text at random. `other` is a text to take parts from. */
export type TextMutation = (text: string, random: Random, other: string) => string;

/** The most repetitions of a line or a range. Enough to show a step that is slower than linear. */
const MAX_REPEATS = 400;
const MAX_RANGE = 40;
const WORD = /[\w$/.-]+/g;

interface Range {
  start: number;
  end: number;
}

function chooseRange(length: number, longest: number, random: Random): Range {
  const start = random.below(length + 1);
  return { start, end: Math.min(length, start + random.below(longest + 1)) };
}

function replace(text: string, { start, end }: Range, replacement: string): string {
  return text.slice(0, start) + replacement + text.slice(end);
}

/** Replaces a range of lines with the result of `change`. */
function changeLines(text: string, random: Random, change: (lines: string[]) => string[]): string {
  const lines = text.split("\n");
  const { start, end } = chooseRange(lines.length, Math.ceil(lines.length / 4), random);
  return [...lines.slice(0, start), ...change(lines.slice(start, end)), ...lines.slice(end)].join(
    "\n",
  );
}

function chooseWord(text: string, random: Random): Range | undefined {
  const words = [...text.matchAll(WORD)];
  if (words.length === 0) return undefined;
  const { index, 0: word } = random.pick(words);
  return { start: index, end: index + word.length };
}

function repeat(text: string, random: Random): string {
  const range = chooseRange(text.length, MAX_RANGE, random);
  const part = text.slice(range.start, range.end);
  return replace(text, range, part.repeat(1 + random.below(MAX_REPEATS)));
}

/** Two equal words often are a reference and its target, so this moves references. */
function exchangeWord(text: string, random: Random): string {
  const target = chooseWord(text, random);
  const source = chooseWord(text, random);
  return target && source ? replace(text, target, text.slice(source.start, source.end)) : text;
}

function removeWord(text: string, random: Random): string {
  const word = chooseWord(text, random);
  return word ? replace(text, word, "") : text;
}

export const textMutations: readonly TextMutation[] = [
  (text, random) => changeLines(text, random, () => []),
  (text, random) => changeLines(text, random, (lines) => [...lines, ...lines]),
  (text, random) => changeLines(text, random, (lines) => [...lines].reverse()),
  (text, random) => changeLines(text, random, (lines) => lines.map((line) => `  ${line}`)),
  (text, random) => changeLines(text, random, (lines) => lines.map((line) => line.slice(2))),
  (text, random, other) => changeLines(text, random, () => linesOf(other, random)),
  (text, random, other) =>
    changeLines(text, random, (lines) => [...lines, ...linesOf(other, random)]),
  (text, random) => replace(text, chooseRange(text.length, MAX_RANGE, random), ""),
  (text, random) => replace(text, chooseRange(text.length, 0, random), random.pick(SNIPPETS)),
  (text, random) => replace(text, chooseRange(text.length, 3, random), random.pick(SNIPPETS)),
  (text, random) => text.slice(0, random.below(text.length + 1)),
  exchangeWord,
  exchangeWord,
  removeWord,
  repeat,
];

function linesOf(text: string, random: Random): string[] {
  const lines = text.split("\n");
  const { start, end } = chooseRange(lines.length, MAX_RANGE, random);
  return lines.slice(start, end);
}
