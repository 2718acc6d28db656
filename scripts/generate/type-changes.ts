import { join } from "node:path";
import { diffDocuments } from "../diff/diff-documents.ts";
import { apiLines } from "../diff/formats/text.ts";
import { readGeneratedFile } from "../diff/generated-file.ts";
import { reportChanges } from "../diff/report-changes.ts";
import { onOneLine } from "../pipeline/report/printable.ts";
import { readTextIfExists } from "../shared/read-file.ts";
import { plainText } from "../shared/styled-text.ts";
import { PIPE } from "../shared/terminal.ts";

/** The generated OpenAPI text of each API that has one. */
type GeneratedDocuments = ReadonlyMap<string, string>;

export function readDocuments(out: string, apis: string[]): GeneratedDocuments {
  const texts = apis.map((api) => [api, readTextIfExists(join(out, api, "openapi.yaml"))] as const);
  return new Map(texts.flatMap(([api, text]) => (text === undefined ? [] : [[api, text]])));
}

/** Describes the changes for users of the types. APIs that were added or removed are left out. */
export function describeTypeChanges(before: GeneratedDocuments, after: GeneratedDocuments): string {
  return [...after].map(([api, text]) => describeApi(api, before.get(api), text)).join("");
}

function describeApi(api: string, before: string | undefined, after: string): string {
  if (before === undefined || before === after) return "";
  const [base, revision] = [readGeneratedFile(before), readGeneratedFile(after)];
  const changes = diffDocuments(base.document, revision.document);
  if (changes.length === 0) return `${api}: nothing changed for users of the types.\n`;
  const pages = { before: undefined, after: undefined };
  const reported = reportChanges(api, changes, { pages });
  const diff = { api, file: "", state: "compared", changes: reported } as const;
  const lines = apiLines(diff, PIPE).map((line) => onOneLine(plainText(line)));
  return `${lines.join("\n")}\n\n`;
}
