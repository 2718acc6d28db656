import { LineCounter, parseDocument, type Document } from "yaml";
import { parseFastJson } from "./fast-json.ts";
import { parseFastYaml } from "./fast-yaml.ts";
import { isCostly, TOO_COSTLY } from "./parsing-cost.ts";
import { errorAt, MAX_DEPTH, tooDeepError, type SourceRange } from "./source-range.ts";
import { explainFault } from "./syntax-hints.ts";
import { UnsupportedSyntax } from "./unsupported-syntax.ts";
import type { ConversionState } from "./yaml-aliases.ts";
import { convertNode } from "./yaml-nodes.ts";

/**
 * Parses YAML or JSON and records the position of each value. An alias becomes a copy, so the result is a tree.
 * Throws a `DocumentError` for a syntax error, a duplicate key, a cycle, an alias bomb or the key `__proto__`.
 */
export function parseSource(source: SourceRange): unknown {
  const text = source.page.text.slice(source.start, source.end);
  const first = tryFastReader(text, source);
  if (!(first instanceof UnsupportedSyntax)) return first;
  const second = tryFastReader(blankComments(text), source);
  if (!(second instanceof UnsupportedSyntax)) return second;
  if (isCostly(text)) throw errorAt({ source, offset: first.offset ?? 0 }, "too-long", TOO_COSTLY);
  return parseWithYamlPackage(text, source);
}

/**
 * Reads the syntax that documentation generators write, several times faster than the `yaml` package. Returns the error
 * for any other syntax.
 */
function tryFastReader(text: string, source: SourceRange): unknown {
  try {
    return isJsonLike(text) ? parseFastJson(text, source) : parseFastYaml(text, source);
  } catch (error) {
    if (!(error instanceof UnsupportedSyntax)) throw error;
    return error;
  }
}

/** Replaces the comments that people write into JSON with spaces, so that all positions stay the same. */
function blankComments(text: string): string {
  if (!isJsonLike(text)) return text;
  return text.replace(JSON_STRING_OR_COMMENT, (match) => {
    const isOpen = match.startsWith("/*") && !match.slice(2).endsWith("*/");
    return match.startsWith('"') || isOpen ? match : match.replace(/[^\n]/g, " ");
  });
}

/**
 * Also matches a string or a comment without its end. Otherwise, each quote of a hostile page would search for the end
 * again. A comment follows a space or a bracket. This excludes `https://host` without quotes in a flow map of YAML.
 */
const JSON_STRING_OR_COMMENT =
  /"(?:[^"\\\n]|\\.)*"?|(?<![^\s,{}[\]])(?:\/\/[^\n]*|\/\*(?:[^]*?\*\/|[^]*))/g;

/** Each comment can end in one place only. Otherwise, a long row of slashes would take forever. */
const JSON_START = /^\s*(?:\/\/[^\n]*\n\s*|\/\*(?:[^*]|\*(?!\/))*\*\/\s*)*[{[]/;

/** Whether a text begins as JSON does, maybe below comments. */
function isJsonLike(text: string): boolean {
  return JSON_START.test(text);
}

function parseWithYamlPackage(text: string, source: SourceRange): unknown {
  const document = parseYaml(text, source);
  const [error] = document.errors;
  if (error) {
    const [at] = error.pos;
    if (error.message.startsWith("Maximum call stack")) throw tooDeepError({ source, offset: at });
    const fault = { code: error.code, offset: at, isJson: isJsonLike(text) };
    const { message, offset } = explainFault(text, fault);
    throw errorAt({ source, offset }, "yaml-syntax", message);
  }
  const state: ConversionState = {
    source,
    anchors: new Map(),
    targets: new Map(),
    open: new Set(),
    aliasDepth: 0,
    aliasedNodes: 0,
  };
  return convertNode(document.contents, { depth: 0, parent: undefined }, state);
}

function parseYaml(text: string, source: SourceRange): Document.Parsed {
  const start = { source, offset: 0 };
  if (isTooDeep(text)) throw tooDeepError(start);
  try {
    return parseDocument(text, {
      uniqueKeys: false,
      lineCounter: new LineCounter(),
      prettyErrors: false,
      intAsBigInt: true,
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw tooDeepError(start);
  }
}

/**
 * Estimates the depth before the `yaml` package runs, because that package has no limit: it overflows the stack or takes
 * minutes. Brackets in texts count too, so the limit is far above the depth of a real document.
 */
function isTooDeep(text: string): boolean {
  if (/(?:[-?:] +){100}/.test(text)) return true;
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    const isOpening = bracket === "[" || bracket === "{";
    depth = Math.max(0, depth + (isOpening ? 1 : -1));
    if (depth > 10 * MAX_DEPTH) return true;
  }
  return false;
}
