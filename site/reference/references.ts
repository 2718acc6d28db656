import type { Files } from "../bundle/files.ts";
import { renderApiReferences } from "./api-reference.ts";
import { renderClientReference } from "./client-reference.ts";

/** The pages below `reference/`, by other tools. They take most of the time of a build. */
export async function renderReferences(apis: readonly string[]): Promise<Files> {
  // The other tool runs in processes of its own, so both work at the same time.
  const [ofApis, ofClient] = await Promise.all([
    renderApiReferences(apis),
    renderClientReference(),
  ]);
  return new Map([...ofApis, ...ofClient]);
}
