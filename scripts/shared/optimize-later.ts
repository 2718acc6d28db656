import { setFlagsFromString } from "node:v8";

const USES_BEFORE_OPTIMIZATION = "--invocation-count-for-turbofan=50000";

/**
 * A flag of V8 per major version of Node, about 15 times its default. Only versions in which the flag is tested are listed,
 * because Node does not start with a flag that it does not know.
 */
const FLAGS: Readonly<Record<string, string>> = {
  20: "--interrupt-budget=1000000",
  22: USES_BEFORE_OPTIMIZATION,
  24: USES_BEFORE_OPTIMIZATION,
  26: USES_BEFORE_OPTIMIZATION,
};

/**
 * The arguments with which Node optimizes a function only after many uses. Most commands end after a few seconds, and
 * would otherwise spend a third of their processor time on optimizing functions that they hardly use again.
 */
export function optimizeLaterFlags(versions: NodeJS.ProcessVersions = process.versions): string[] {
  // Bun and Deno report a version of Node, but their engines are others.
  if (versions["bun"] !== undefined || versions["deno"] !== undefined) return [];
  const [major = ""] = versions.node.split(".");
  return FLAGS[major] === undefined ? [] : [FLAGS[major]];
}

/** Sets the flags in this process, with its threads. */
export function optimizeLater(): void {
  for (const flag of optimizeLaterFlags()) setFlagsFromString(flag);
}
