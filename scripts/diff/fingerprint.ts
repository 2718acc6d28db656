import type { ApiChange } from "./api-change.ts";
import { shortFingerprint } from "../shared/short-fingerprint.ts";

/**
 * Identifies a change in every report, whatever the lines and the words of the message are. The operations count only if
 * the change is in them: a component can get another user without another change.
 */
export function fingerprintOf(api: string, change: ApiChange): string {
  const { kind, direction, location, operations, before, after, pointer, basePointer } = change;
  const isInComponent = [pointer, basePointer].every((place) => place.startsWith("/components/"));
  const identity = [api, kind, direction, location, isInComponent ? [] : operations, before, after];
  return shortFingerprint(identity);
}
