import { type Pair, type Place, recordChange } from "./comparison.ts";

/** Compares the keyword `format` of two schemas. */
export function compareFormats(formats: Pair<string | undefined>, place: Place): void {
  const { before, after } = formats;
  if (before === after) return;
  const values = { ...(before && { before }), ...(after && { after }) };
  if (before === "binary" || after === "binary") {
    const message = after === "binary" ? "is now binary" : "is no longer binary";
    recordChange(place, "binary-changed", { message, ...values });
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
