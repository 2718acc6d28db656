import { type Pair, type Place, recordChange } from "./comparison.ts";
import type { FlatSchema } from "./flat-schema.ts";

/** Compares the keyword `format` of two schemas, and whether they are binary. */
export function compareFormats(schemas: Pair<FlatSchema>, place: Place): void {
  const before = schemas.before.format;
  const after = schemas.after.format;
  const values = { ...(before && { before }), ...(after && { after }) };
  if (schemas.before.isBlob !== schemas.after.isBlob) {
    const message = schemas.after.isBlob ? "is now binary" : "is no longer binary";
    recordChange(place, "binary-changed", { message, ...values });
  } else if (before === after) {
    return;
  } else if (before !== undefined && after !== undefined) {
    const message = `changed its format from ${before} to ${after}`;
    recordChange(place, "format-changed", { message, ...values });
  } else if (after !== undefined) {
    recordChange(place, "format-added", { message: `now has the format ${after}`, ...values });
  } else {
    const message = `no longer has the format ${before}`;
    recordChange(place, "format-removed", { message, ...values });
  }
}
