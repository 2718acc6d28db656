import { createHash } from "node:crypto";
import { canonicalJson } from "../pipeline/values/canonical-json.ts";

const LENGTH = 12;

/** A short text that is the same for equal values. It is written into files, so it must not change between versions. */
export function shortFingerprint(identity: unknown[]): string {
  return createHash("sha256").update(canonicalJson(identity)).digest("hex").slice(0, LENGTH);
}
