import { onOneLine } from "../pipeline/report/printable.ts";
import { toSlashes } from "./slashes.ts";

/** A SARIF 2.1.0 log of one tool. */
export function sarifLog(driver: object, results: readonly object[]): object {
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    // JavaScript strings consist of UTF-16 code units.
    runs: [{ tool: { driver }, columnKind: "utf16CodeUnits", results }],
  };
}

/** A place in a file or at a URL. */
export function physicalLocation(file: string, region: object): object {
  const uri = /^https?:\/\//i.test(file) ? file : uriOfPath(file);
  return { artifactLocation: { uri }, region };
}

/** Each segment of the path is escaped, because a URI ends its path at `#` or `?`. */
function uriOfPath(path: string): string {
  return toSlashes(path).split("/").map(encodeURIComponent).join("/");
}

/** A message on one line. Brackets in a SARIF message make a link. */
export function sarifMessage(text: string): object {
  return { text: onOneLine(text).replace(/[\\[\]]/g, "\\$&") };
}
