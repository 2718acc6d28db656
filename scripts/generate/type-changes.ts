import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { diffDocuments } from "../diff/diff-documents.ts";
import { readGeneratedFile } from "../diff/generated-file.ts";
import { renderApi } from "../diff/render/text.ts";

/** The generated document of each API that has one. */
export type Documents = ReadonlyMap<string, string>;

export function readDocuments(out: string, apis: string[]): Documents {
  const files = apis.map((api) => [api, join(out, api, "openapi.yaml")] as const);
  return new Map(
    files
      .filter(([, file]) => existsSync(file))
      .map(([api, file]) => [api, readFileSync(file, "utf8")]),
  );
}

/** What changed for a user of the types; nothing for an API that is new or gone. */
export function describeTypeChanges(before: Documents, after: Documents): string {
  return [...after]
    .map(([api, text]) => {
      const old = before.get(api);
      if (old === undefined || old === text) return "";
      const changes = diffDocuments(
        readGeneratedFile(old).document,
        readGeneratedFile(text).document,
      );
      if (changes.length === 0) return `${api}: nothing changed for a user of the types.\n`;
      return `${renderApi({ api, file: "", state: "compared", changes })}\n`;
    })
    .join("");
}
