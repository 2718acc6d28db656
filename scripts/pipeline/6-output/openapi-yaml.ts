import { Document, parse, Scalar, stringify, visit } from "yaml";
import { parseFastYaml } from "../1-extract/parse/fast-yaml.ts";
import { UnsupportedSyntax } from "../1-extract/parse/unsupported-syntax.ts";
import { ROOT_KEYS } from "../openapi/grammar.ts";
import { banner, type HeaderWords } from "../report/banner.ts";
import { escapeUnprintable, isPrintable } from "../report/printable.ts";
import { DocumentError } from "../report/problems.ts";
import { isSameJson } from "../values/canonical-json.ts";
import type { JsonObject } from "../values/json-object.ts";
import { fastYamlText } from "./fast-yaml-text.ts";

/** The document as YAML, with its root keys in the usual order. Throws if the text does not hold the same document. */
export function renderYaml(document: JsonObject, api: string, words?: HeaderWords): string {
  const ordered = inOrderOfText(document);
  const head = banner(api, words).map((line) => `# ${line}\n`);
  const text = fastYamlText(ordered) ?? stringify(ordered, quoteBlankLines, STYLE);
  const body = isPrintable(text) ? text : escapedYaml(ordered);
  assertSameDocument(ordered, body);
  return head.join("") + body;
}

/** The document with its root keys in the order in which the file has them. */
export function inOrderOfText(document: JsonObject): JsonObject {
  const keys = [...new Set([...ROOT_KEYS, ...Object.keys(document)])];
  const known = keys.filter((key) => Object.hasOwn(document, key));
  return Object.fromEntries(known.map((key) => [key, document[key]]));
}

const STYLE = { aliasDuplicateObjects: false, lineWidth: 0 };

/** A reader of the file could not see control characters, and those that change the direction of text mislead. */
function escapedYaml(document: JsonObject): string {
  const yaml = new Document(document, quoteBlankLines, STYLE);
  visit(yaml, {
    Scalar(_key, node) {
      if (typeof node.value === "string" && !isPrintable(node.value)) {
        node.type = Scalar.QUOTE_DOUBLE;
      }
    },
  });
  return escapeUnprintable(yaml.toString(STYLE), escapeForYaml);
}

/** YAML has no surrogate pairs: `\U000e0041`. */
function escapeForYaml(character: string): string {
  const digits = character.length > 1 ? 8 : 4;
  const hex = (character.codePointAt(0) ?? 0).toString(16).padStart(digits, "0");
  return digits === 8 ? `\\U${hex}` : `\\u${hex}`;
}

/** The `yaml` package would write blank lines as a block, and lose the spaces in it. */
function quoteBlankLines(_key: unknown, value: unknown): unknown {
  if (typeof value !== "string" || !value.includes("\n") || value.trim() !== "") return value;
  const scalar = new Scalar(value);
  scalar.type = Scalar.QUOTE_DOUBLE;
  return scalar;
}

function assertSameDocument(document: JsonObject, text: string): void {
  if (isSameJson(readBack(text), document)) return;
  const message =
    "The document cannot be written as YAML without a change to one of its values. Please report it as a bug.";
  throw new DocumentError("unwritable", message);
}

function readBack(text: string): unknown {
  const page = { path: "openapi.yaml", name: "openapi.yaml", text };
  try {
    return parseFastYaml(text, { page, start: 0, end: text.length }, () => undefined);
  } catch (error) {
    if (!(error instanceof UnsupportedSyntax)) throw error;
    return parse(text, { intAsBigInt: true }) as unknown; // `parse` returns any
  }
}
