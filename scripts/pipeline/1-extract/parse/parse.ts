import { LineCounter, parseDocument, type Document } from "yaml";
import { parseFastJson } from "./fast-json.ts";
import { parseFastYaml } from "./fast-yaml.ts";
import { UnsupportedSyntax } from "./unsupported-syntax.ts";
import { errorAt, MAX_DEPTH, tooDeepError, type SourceRange } from "./source-range.ts";
import type { ConversionState } from "./yaml-aliases.ts";
import { convertNode } from "./yaml-nodes.ts";

/** Beyond it, the package takes more than two seconds; the longest published document has half as many. */
const MAX_LENGTH = 500_000;
const TOO_LONG = `The document is longer than ${MAX_LENGTH} characters and no plain YAML or JSON: write it without anchors, flow maps, tags and quoted texts of several lines.`;

/**
 * Parses YAML or JSON to plain values and remembers where each stands. An alias becomes a copy, so that the value is
 * a tree. Throws a `DocumentError` on a syntax error, a duplicate key, a cycle, an alias bomb and `__proto__`.
 */
export function parseSource(source: SourceRange): unknown {
  const text = source.page.text.slice(source.start, source.end);
  const value = parseFast(text, source) ?? parseFast(blankComments(text), source);
  return value === undefined ? parseWithYamlPackage(source) : value;
}

/** People write comments into JSON; blanks in their place leave every position as it is. */
function blankComments(text: string): string {
  if (!/^\s*[{[]/.test(text)) return text;
  return text.replace(JSON_STRING_OR_COMMENT, (match) =>
    match.startsWith('"') ? match : match.replace(/[^\n]/g, " "),
  );
}

/** A comment stands apart: `https://host` in a flow map of YAML is none. */
const JSON_STRING_OR_COMMENT = /"(?:[^"\\\n]|\\.)*"|(?<![^\s,{}[\]])(?:\/\/[^\n]*|\/\*[^]*?\*\/)/g;

/** What documentation generators write is read in a fraction of the time; nothing, when it is something else. */
function parseFast(text: string, { page, start }: SourceRange): unknown {
  try {
    const isJson = /^\s*[{[]/.test(text);
    const value = isJson
      ? parseFastJson(text, page, start, MAX_DEPTH)
      : parseFastYaml(text, page, start, MAX_DEPTH);
    return value;
  } catch (error) {
    if (!(error instanceof UnsupportedSyntax)) throw error;
    return undefined;
  }
}

export function parseWithYamlPackage(source: SourceRange): unknown {
  const text = source.page.text.slice(source.start, source.end);
  const document = parseYaml(text, source);
  const [error] = document.errors;
  if (error?.message.startsWith("Maximum call stack")) throw tooDeepError(source, error.pos[0]);
  if (error) throw errorAt(source, "yaml-syntax", firstLine(error.message), error.pos[0]);
  const state: ConversionState = {
    source,
    anchors: new Map(),
    targets: new Map(),
    open: new Set(),
    aliasDepth: 0,
    aliasedNodes: 0,
  };
  return convertNode(document.contents, state, 0, undefined);
}

function parseYaml(text: string, source: SourceRange): Document.Parsed {
  if (text.length > MAX_LENGTH) throw errorAt(source, "too-long", TOO_LONG, 0);
  if (isTooDeep(text)) throw tooDeepError(source, 0);
  try {
    return parseDocument(text, {
      uniqueKeys: false,
      lineCounter: new LineCounter(),
      prettyErrors: false,
      intAsBigInt: true,
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw tooDeepError(source, 0);
  }
}

/**
 * The `yaml` package has no limit of its own: it ends the process, or takes minutes. Brackets within texts count too,
 * so the limit is far from what a document that is no attack can reach.
 */
function isTooDeep(text: string): boolean {
  if (/(?:[-?:] +){100}/.test(text)) return true;
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth += bracket === "[" || bracket === "{" ? 1 : depth > 0 ? -1 : 0;
    if (depth > 10 * MAX_DEPTH) return true;
  }
  return false;
}

function firstLine(message: string): string {
  return message.split("\n", 1)[0] ?? message;
}
