import { parseFile } from "../1-extract/extract-api.ts";
import { findForeignReferences } from "../2-repair/foreign-references.ts";
import type { Page } from "../report/page.ts";
import { problemFrom } from "../report/problems.ts";
import type { JsonObject } from "../values/json-object.ts";
import type { OverlayResult } from "./overlay.ts";

/** Applies an overlay file to a document, in place. Problems are reported, not thrown. */
export async function applyOverlayFile(document: JsonObject, page: Page): Promise<OverlayResult> {
  const result: OverlayResult = { changes: [], problems: [] };
  const value = parseFile(page, result);
  // `npm run add` writes a draft that has only comments.
  if (value === undefined || value === null) return result;
  result.problems.push(...findForeignReferences(value));
  if (result.problems.length > 0) return result;
  const { applyOverlay } = await import("./overlay.ts");
  try {
    return applyOverlay(document, value);
  } catch (error) {
    return { changes: [], problems: [problemFrom(error, { page, offset: 0 })] };
  }
}
