import { createHash } from "node:crypto";
import { basename } from "node:path";
import { canonicalJson } from "../pipeline/values/canonical-json.ts";
import type { ProblemRow } from "../pipeline/report/problems.ts";

const LENGTH = 12;

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
  return createHash("sha256").update(canonicalJson(identity)).digest("hex").slice(0, LENGTH);
}
