import { executeLock } from "./execute-lock.ts";
import { executePages } from "./execute-pages.ts";
import type { FuzzInput } from "./fuzz-input.ts";
import type { Outcome } from "./outcome.ts";

/** Runs an input. An exception is a failure. */
export async function execute(input: FuzzInput): Promise<Outcome> {
  try {
    const { "lock.json": lock, ...files } = input;
    const outcome = lock === undefined ? undefined : executeLock(lock);
    if (outcome?.failure || Object.keys(files).length === 0) return outcome ?? { features: [] };
    return await executePages(files);
  } catch (error) {
    return { features: [], failure: { kind: "crash", message: describe(error) } };
  }
}

/** The error with the first line of its stack. A stack overflow counts as one fault wherever it happens. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const place = /\bat (\w[\w.]*)/.exec(error.stack ?? "")?.[1] ?? "";
  return `${error.name}: ${error.message} in ${place}`;
}
