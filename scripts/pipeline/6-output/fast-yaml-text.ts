import * as core from "../values/yaml-core-schema.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";

/**
 * Writes a document as the `yaml` package does without a limit of columns, in a small part of the time. Returns nothing
 * if it holds a rare text, such as one with control characters, so that the package writes the document.
 */
export function fastYamlText(document: JsonObject): string | undefined {
  const lines: string[] = [];
  const isWritten =
    hasEntries(document) && writeEntries({ lines, start: "", indent: "" }, document);
  return isWritten ? `${lines.join("\n")}\n` : undefined;
}

interface Place {
  lines: string[];
  /** The beginning of the first line. */
  start: string;
  /** The beginning of the other lines. */
  indent: string;
}

/** Writes a map or list that is not empty. Returns whether it holds no rare text. */
function writeEntries({ lines, start, indent }: Place, value: object): boolean {
  const inner = `${indent}  `;
  const beginOf = (index: number) => (index === 0 ? start : indent);
  if (Array.isArray(value)) {
    return value.every((item, index) =>
      writeItem({ lines, start: `${beginOf(index)}- `, indent: inner }, item),
    );
  }
  return Object.entries(value).every(([key, child], index) => {
    const name = key.includes("\n") || key.length > MAX_KEY ? undefined : lineOf(key);
    if (name === undefined) return false;
    const begin = `${beginOf(index)}${name}:`;
    if (!hasEntries(child)) return writeScalar({ lines, start: `${begin} `, indent: inner }, child);
    lines.push(begin);
    return writeEntries({ lines, start: inner, indent: inner }, child);
  });
}

function writeItem(place: Place, item: unknown): boolean {
  return hasEntries(item) ? writeEntries(place, item) : writeScalar(place, item);
}

function hasEntries(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.keys(value).length > 0;
}

/** The package writes longer keys in another form. */
const MAX_KEY = 1000;

function writeScalar({ lines, start, indent }: Place, value: unknown): boolean {
  const isBlock = typeof value === "string" && value.includes("\n");
  const text = isBlock ? blockOf(value, indent) : lineOf(value);
  if (text !== undefined) lines.push(start + text);
  return text !== undefined;
}

/** A text of several lines: `|-` and the lines below. */
function blockOf(text: string, indent: string): string | undefined {
  if (/^\s|[ \t]\n?$|\n\n$/.test(text) || CONTROL.test(text)) return undefined;
  const isEnded = text.endsWith("\n");
  const body = isEnded ? text.slice(0, -1) : text;
  return `${isEnded ? "|" : "|-"}\n${indent}${body.replace(/\n+/g, `$&${indent}`)}`;
}

/** A scalar, or an empty map or list. */
function lineOf(value: unknown): string | undefined {
  if (typeof value === "string") return textOf(value);
  if (typeof value === "number") return numberOf(value);
  if (typeof value === "boolean" || typeof value === "bigint") return String(value);
  if (value === null) return "null";
  if (Array.isArray(value)) return "[]";
  // Not a date or another object of a class, which YAML cannot hold.
  const isMap = isObject(value) && Object.getPrototypeOf(value) === Object.prototype;
  return isMap ? "{}" : undefined;
}

/** JSON has no infinite numbers, and no zero with a sign. */
function numberOf(value: number): string | undefined {
  return Number.isFinite(value) && !Object.is(value, -0) ? JSON.stringify(value) : undefined;
}

function textOf(text: string): string | undefined {
  if (CONTROL.test(text) || text.includes("\t") || MARKER.test(text)) return undefined;
  if (!NOT_PLAIN.test(text) && !OTHER_VALUE.test(text)) return text;
  const isSingle = text.includes('"') && !text.includes("'");
  return isSingle ? `'${text}'` : JSON.stringify(text);
}

/** Characters that the package escapes. */
const CONTROL = /(?![\n\t])[\p{Cc}\p{Cs}]/u;
/** Texts that could be mistaken for the end of a document. */
const MARKER = /^(?:---|\.\.\.)/;
/** Texts that would be read as other syntax without quotes. */
const NOT_PLAIN = /^[ ,[\]{}#&*!|>'"%@`]|^[?-](?: |$)|: | #|[ :]$/;
/** Texts that would be read as null, a boolean, or a number without quotes. */
const OTHER_VALUE = new RegExp(
  [core.NULL, core.BOOLEAN, core.INTEGER, core.FLOAT, core.RARE_NUMBER]
    .map(({ source }) => source)
    .join("|"),
);
