import { isMap, isScalar, isSeq, LineCounter, parseDocument, type ParsedNode } from "yaml";
import { isObject, type JsonObject } from "../pipeline/values/json-object.ts";
import { unescapeSegment } from "../pipeline/values/json-pointer.ts";

export interface GeneratedFile {
  document: JsonObject;
  /** The line, counted from 1, of a JSON pointer or of its nearest parent that exists. */
  lineOf(pointer: string): number;
}

/** The message of the error that it throws does not contain the path of the file: the caller adds it. */
export function readGeneratedFile(text: string): GeneratedFile {
  const lines = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: lines });
  const [error] = parsed.errors;
  if (error) throw new Error(firstLine(error.message));
  return {
    document: toDocument(parsed.toJS()),
    lineOf: (pointer) => lines.linePos(offsetOf(parsed.contents, keysOf(pointer))).line,
  };
}

function firstLine(message: string): string {
  return message.split("\n", 1)[0] ?? message;
}

/** The copy through JSON removes circular aliases, on which a comparison would not end. */
function toDocument(value: unknown): JsonObject {
  const document: unknown = JSON.parse(stringify(value) ?? "null");
  if (!isObject(document)) throw new Error("the file does not contain an OpenAPI document");
  return document;
}

function stringify(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch (cause) {
    if (cause instanceof RangeError) throw cause;
    throw new Error("a YAML alias refers to a node that contains the alias", { cause });
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
