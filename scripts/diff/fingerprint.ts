import { createHash } from "node:crypto";
import { canonicalJson } from "../pipeline/values/canonical-json.ts";
import type { ApiChange } from "./api-change.ts";

const LENGTH = 12;

/**
 * Identifies a change in every report, whatever the lines and the words of the message are. The operations count only if
 * the change is in them: a component can get another user without another change.
 */
export function fingerprintOf(api: string, change: ApiChange): string {
  const { kind, direction, location, operations, before, after, pointer, basePointer } = change;
  const isInComponent = [pointer, basePointer].every((place) => place.startsWith("/components/"));
  const identity = [api, kind, direction, location, isInComponent ? [] : operations, before, after];
  return createHash("sha256").update(canonicalJson(identity)).digest("hex").slice(0, LENGTH);
}
