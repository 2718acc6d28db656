import { onOneLine } from "../pipeline/report/printable.ts";

/** The path of a file, or a URL, as the URI of a SARIF artifact. A `#` in a path is not the start of a fragment. */
export function artifactUri(file: string): string {
  if (/^https?:\/\//i.test(file)) return file;
  return file.split(/[\\/]/).map(encodeURIComponent).join("/");
}

/** Brackets in a SARIF message make a link. */
export function sarifText(message: string): string {
  return onOneLine(message).replace(/[\\[\]]/g, "\\$&");
}
