import { isAlias, isScalar, type Node, type Pair, type Scalar } from "yaml";
import type { Problem } from "../../report/problems.ts";
import { errorAt } from "./source-range.ts";
import { adviceForEntities } from "./syntax-hints.ts";
import { positionOfNode, resolveAlias, type ConversionState } from "./yaml-aliases.ts";
import { textOf } from "../../values/text-of.ts";

/** Converts a bigint to a number, unless the number would be a different one. */
export function exactValue(value: unknown): unknown {
  return typeof value === "bigint" && Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

const HALF_CHARACTER =
  "The text contains half a character (a lone surrogate), which cannot be written to a file. Remove it.";
const UNSAFE_KEY =
  "The key `__proto__` is not allowed, because a JavaScript object cannot hold it safely. Rename it.";

const OBJECT_AS_KEY = "The key is a map or a list. Use a text as the key.";

/** People write an ellipsis for the parts that they leave out. */
const ELLIPSIS = /^(?:\.{3}|…)/;

const ELLIPSIS_MESSAGE =
  "An ellipsis is in the place of a part of the document. Write the part, or remove the ellipsis.";

/** Refuses an ellipsis in the place of a key or an item, which YAML would read as a text. */
export function refuseEllipsis(node: unknown, state: ConversionState): void {
  if (!isScalar(node) || node.type !== "PLAIN" || !ELLIPSIS.test(node.source ?? "")) return;
  throw errorAt(positionOfNode(node, state), "yaml-syntax", ELLIPSIS_MESSAGE);
}

/** Whether a syntax error is an ellipsis, as samples have them. */
export function isEllipsis({ message }: Problem): boolean {
  return message === ELLIPSIS_MESSAGE;
}

export function refuseHalfCharacters(scalar: Scalar, state: ConversionState): void {
  if (typeof scalar.value !== "string" || !/\p{Surrogate}/u.test(scalar.value)) return;
  throw errorAt(positionOfNode(scalar, state), "half-character", HALF_CHARACTER);
}

/** The key of a pair as it is written: `200` and `1.0` stay texts. */
export function keyOf(pair: Pair<Node>, state: ConversionState): string {
  const position = positionOfNode(pair.key, state);
  refuseEllipsis(pair.key, state);
  const scalar = isAlias(pair.key) ? resolveAlias(pair.key, state) : pair.key;
  if (isScalar(pair.key) && pair.key.anchor !== undefined)
    state.anchors.set(pair.key.anchor, pair.key);
  if (!isScalar(scalar)) {
    const { page, start } = state.source;
    const advice = adviceForEntities(page.text, start + position.offset) ?? OBJECT_AS_KEY;
    throw errorAt(position, "yaml-syntax", advice);
  }
  const key = scalar.source ?? textOf(scalar.value);
  if (key === "__proto__") throw errorAt(position, "unsafe-key", UNSAFE_KEY);
  return key;
}

export function duplicateMessage(key: string, state: ConversionState, first: number): string {
  const line = state.source.page.text.slice(0, first).split("\n").length;
  return `The key "${key}" is a duplicate: the first one is on line ${line}. Remove one of them.`;
}
