import { sizeOf, type FuzzInput } from "./fuzz-input.ts";

/** Whether an input still shows the fault. */
export type Check = (input: FuzzInput) => Promise<boolean>;

/** Makes an input smaller as long as it shows the fault. Stops after `attempts` executions. */
export async function minimize(
  input: FuzzInput,
  isFailing: Check,
  attempts: number,
): Promise<FuzzInput> {
  let left = attempts;
  let best = input;
  const attempt = async (candidate: FuzzInput): Promise<boolean> => {
    if (left <= 0 || sizeOf(candidate) >= sizeOf(best)) return false;
    left -= 1;
    if (!(await isFailing(candidate))) return false;
    best = candidate;
    return true;
  };
  for (const file of Object.keys(input)) {
    const others = Object.entries(best).filter(([name]) => name !== file);
    if (others.length > 0) await attempt(Object.fromEntries(others));
  }
  for (const separator of ["\n", ""]) {
    for (const file of Object.keys(best)) {
      const withParts = (parts: string[]) => ({ ...best, [file]: parts.join(separator) });
      await removeParts((best[file] ?? "").split(separator), (parts) => attempt(withParts(parts)));
    }
  }
  return best;
}

/** Removes ranges of parts: first halves, then quarters, down to single parts. */
async function removeParts(
  parts: string[],
  attempt: (parts: string[]) => Promise<boolean>,
): Promise<void> {
  let current = parts;
  for (
    let size = Math.ceil(parts.length / 2);
    size >= 1;
    size = size > 1 ? Math.ceil(size / 2) : 0
  ) {
    for (let start = 0; start < current.length;) {
      const candidate = [...current.slice(0, start), ...current.slice(start + size)];
      if (await attempt(candidate)) current = candidate;
      else start += size;
    }
  }
}
