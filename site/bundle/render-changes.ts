import { listApis } from "../../scripts/shared/directories.ts";
import { toChangeRows, type ChangeRow } from "../pages/change-rows.ts";
import { renderChangesPage } from "../pages/changes-page.ts";
import { buildOpenapi } from "../workers/openapi-engine.ts";
import type { Files } from "./files.ts";
import { readInput } from "./read-input.ts";

/** The result of the pipeline for one API. */
export interface ApiOverview {
  api: string;
  operations: number;
  schemas: number;
  rows: ChangeRow[];
}

/** Builds all APIs of a directory. */
export async function readApis(specs: string): Promise<ApiOverview[]> {
  const overviews: ApiOverview[] = [];
  for (const api of listApis(specs, [])) {
    const input = readInput(specs, api);
    const result = await buildOpenapi(input);
    const { operations = 0, schemas = 0 } = result.output ?? {};
    overviews.push({ api, operations, schemas, rows: toChangeRows(input, result) });
  }
  return overviews;
}

/** The page of all changes, and one per API. */
export function renderChangesPages(rows: readonly ChangeRow[], apis: readonly string[]): Files {
  return new Map([
    ["changes.html", renderChangesPage(rows)],
    ...apis.map((api) => [`changes-${api}.html`, renderChangesPage(rows, api)] as const),
  ]);
}
