import { listApis } from "../../scripts/shared/directories.ts";
import { toChangeRows, type ChangeRow } from "../pages/change-rows.ts";
import { renderChangesPage } from "../pages/changes-page.ts";
import { buildOpenapi } from "../workers/openapi-engine.ts";
import type { Files } from "./files.ts";
import { readInput } from "./read-input.ts";

/** The rows of all APIs of a directory. */
export async function readChangeRows(specs: string): Promise<ChangeRow[]> {
  const rows: ChangeRow[] = [];
  for (const api of listApis(specs, [])) {
    const input = readInput(specs, api);
    rows.push(...toChangeRows(input, await buildOpenapi(input)));
  }
  return rows;
}

/** The page of all changes, and one per API. */
export function renderChangesPages(rows: readonly ChangeRow[], apis: readonly string[]): Files {
  return new Map([
    ["changes.html", renderChangesPage(rows)],
    ...apis.map((api) => [`changes-${api}.html`, renderChangesPage(rows, api)] as const),
  ]);
}
