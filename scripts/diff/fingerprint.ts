import type { ApiChange, ChangeKind } from "./api-change.ts";
import { shortFingerprint } from "../shared/short-fingerprint.ts";

/**
 * Identifies a change in every report by its kind and its place. Lines, messages and changes beside it do not count. The
 * operations count only if the change is in them: a shared part can get another user without another change.
 */
export function fingerprintOf(api: string, change: ApiChange): string {
  const { kind, direction, location, operations, pointer, basePointer } = change;
  const isInOperation = [pointer, basePointer].some((place) => OPERATION.test(place));
  // The media type is in the location only if there are several. JSON usually was there first.
  const place = location.replaceAll(".(application/json)", "");
  const users = isInOperation ? operations : [];
  return shortFingerprint([api, kind, direction, place, users, ...identityOf(change)]);
}

const OPERATION = /^\/(?:paths|webhooks)\//;

function identityOf({ kind, before, after, identity }: ApiChange): unknown[] {
  if (identity !== undefined) return [identity];
  return IDENTIFIED_BY_PLACE.has(kind) ? [] : [before, after];
}

/** One place has only one change of these kinds. Their values are texts and lists for readers, which other changes affect. */
const IDENTIFIED_BY_PLACE: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  "parameter-added",
  "required-parameter-added",
  "parameter-removed",
  "property-added",
  "required-property-added",
  "property-removed",
  "entry-removed",
  "became-nullable",
  "no-longer-nullable",
  "enum-opened",
  "enum-closed",
  "enum-values-reordered",
]);
