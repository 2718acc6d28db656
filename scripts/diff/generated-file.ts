import { isMap, isScalar, isSeq, LineCounter, parseDocument, type ParsedNode } from "yaml";
import { isObject } from "../pipeline/values/json-object.ts";
import { unescapeSegment } from "../pipeline/values/json-pointer.ts";
import type { Document } from "./document.ts";

export interface GeneratedFile {
  document: Document;
  /** The line of a JSON pointer, or of its nearest node that exists; counted from 1. */
  lineOf(pointer: string): number;
}

/** Throws an error that says what is wrong with the text, without naming the file. */
export function readGeneratedFile(text: string): GeneratedFile {
  const lines = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: lines });
  const [error] = parsed.errors;
  if (error) throw new Error(firstLine(error.message));
  return {
    document: toPlainDocument(parsed.toJS()),
    lineOf: (pointer) => lines.linePos(offsetOf(parsed.contents, keysOf(pointer))).line,
  };
}

function firstLine(message: string): string {
  return message.split("\n", 1)[0] ?? message;
}

/** An anchor may lead into itself, which no step after this one expects. */
function toPlainDocument(value: unknown): Document {
  const plain: unknown = JSON.parse(stringify(value) ?? "null");
  if (!isObject(plain)) throw new Error("the file holds no OpenAPI document");
  return plain;
}

function stringify(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch (cause) {
    if (cause instanceof RangeError) throw cause;
    throw new Error("an alias leads into its own anchor", { cause });
  }
}

function keysOf(pointer: string): string[] {
  const keys = pointer.split("/").slice(1);
  return keys.map(unescapeSegment);
}

function offsetOf(root: ParsedNode | null, keys: string[]): number {
  let node: unknown = root;
  let offset = 0;
  for (const key of keys) {
    if (isSeq(node)) {
      node = node.items[Number(key)];
      offset = startOf(node) ?? offset;
    } else if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
      if (!pair) return offset;
      node = pair.value;
      offset = startOf(pair.key) ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return isScalar(node) || isMap(node) || isSeq(node) ? node.range?.[0] : undefined;
}
