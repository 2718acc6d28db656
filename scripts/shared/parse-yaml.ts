import {
  LineCounter,
  parseDocument,
  type Document,
  type DocumentOptions,
  type ParseOptions,
  type SchemaOptions,
} from "yaml";
import { explainFault } from "../pipeline/1-extract/parse/syntax-hints.ts";

/** Parses a YAML file that the user writes. Throws an error with the line and the fix, in the words of page errors. */
export function parseYaml(
  text: string,
  options: ParseOptions & DocumentOptions & SchemaOptions = {},
): Document {
  const { lineCounter = new LineCounter() } = options;
  const document = parseDocument(text, { ...options, lineCounter, prettyErrors: false });
  const [error] = document.errors;
  if (!error) return document;
  const { code, pos } = error;
  const { message, offset } = explainFault(text, { code, offset: pos[0], isJson: false });
  throw new Error(`line ${lineCounter.linePos(offset).line}: ${message}`);
}
