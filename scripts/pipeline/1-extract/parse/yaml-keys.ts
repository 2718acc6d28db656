import { isAlias, isScalar, type Node, type Pair, type Scalar } from "yaml";
import { errorAt } from "./source-range.ts";
import { resolveAlias, type ConversionState } from "./yaml-aliases.ts";

/** An integer beyond 2^53 stays a bigint, since a number would be another one. */
export function exactValue(value: unknown): unknown {
  return typeof value === "bigint" && Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

const HALF_CHARACTER =
  "The text holds half a character (a lone surrogate), which no file can keep: it was cut off in the middle. Remove it.";

export function refuseHalfCharacters({ value, range }: Scalar, { source }: ConversionState): void {
  if (typeof value === "string" && /\p{Surrogate}/u.test(value))
    throw errorAt(source, "half-character", HALF_CHARACTER, range?.[0] ?? 0);
}

export function keyOf(pair: Pair<Node, unknown>, state: ConversionState): string {
  const key = isAlias(pair.key) ? resolveAlias(pair.key, state) : pair.key;
  const offset = pair.key.range?.[0] ?? 0;
  if (isScalar(pair.key) && pair.key.anchor !== undefined)
    state.anchors.set(pair.key.anchor, pair.key);
  if (!isScalar(key))
    throw errorAt(state.source, "yaml-syntax", "A key is not a plain word.", offset);
  // The word as written: `200` and `1.0` are no numbers when they are keys.
  const word = key.source ?? String(key.value);
  if (word === "__proto__") {
    const message =
      "The key `__proto__` is refused: no JavaScript object can hold it safely. Rename it on the page.";
    throw errorAt(state.source, "unsafe-key", message, offset);
  }
  return word;
}

export function duplicateMessage(key: string, state: ConversionState, first: number): string {
  const line = state.source.page.text.slice(0, first).split("\n").length;
  return `The key "${key}" stands here a second time; the first is on line ${line}. Keep one.`;
}
