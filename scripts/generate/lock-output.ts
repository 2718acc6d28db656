import { compareText } from "../pipeline/values/compare-text.ts";
import { hashText, lockInput } from "../shared/hashes.ts";
import type { LockedApi, LockedFiles } from "../shared/lock-file.ts";
import type { ApiReport } from "./api-report.ts";
import type { Outputs } from "./outputs.ts";
import type { StartedApi } from "./start-api.ts";

/** The hashes of an API's input files and generated files. */
export function lockApi(
  { inputs, built }: StartedApi,
  outputs: Outputs,
  { pages, operations, changes }: ApiReport,
): LockedFiles {
  const locked = [...inputs].map(
    ([file, bytes]) => [file, lockInput(bytes, built.placeholders)] as const,
  );
  const hashes = [...outputs].map(([file, text]) => [file, hashText(Buffer.from(text))] as const);
  hashes.sort(([a], [b]) => compareText(a, b));
  const counts = { pages, operations, changes: changes.length };
  return { inputs: Object.fromEntries(locked), outputs: Object.fromEntries(hashes), counts };
}

export function printLock(lock: LockedApi): string {
  return `${JSON.stringify(lock, null, 2)}\n`;
}
