import { basename } from "node:path";
import type { ProblemRow } from "../pipeline/report/problems.ts";
import { shortFingerprint } from "../shared/short-fingerprint.ts";

/** A component or a path has a name of its own, so its page does not count: it can come from another page. */
const NAMED_PART = /^\/(?:components\/[^/]+|paths|webhooks)\//;

/** Positions in the text of a message: `page.md:12:3`. */
const POSITION = /:\d+:\d+(?=\D|$)/g;

/** An index of a list, which changes when the vendor inserts an item. */
const INDEX = /(?<=\/)\d+(?=\/|$)/g;

/** Identifies a problem by its rule, its place, and its message, whatever the lines of the page are. */
export function fingerprintOf({ rule, page, pointer, message }: ProblemRow): string {
  const place = pointer.replace(INDEX, "*");
  const file = NAMED_PART.test(pointer) ? "" : basename(page);
  const identity = [rule, file, place, message.replace(POSITION, "")];
  return shortFingerprint(identity);
}
