import { parseFastYaml } from "../../scripts/pipeline/1-extract/parse/fast-yaml.ts";
import { UnsupportedSyntax } from "../../scripts/pipeline/1-extract/parse/unsupported-syntax.ts";
import { fileOf } from "./pages.ts";

export const UNREAD = Symbol("left to the yaml package");

/** The value that the fast reader gives, or `UNREAD`. */
export function readFastYaml(text: string): unknown {
  try {
    return parseFastYaml(text, { page: fileOf("page.md", text), start: 0, end: text.length });
  } catch (error) {
    if (error instanceof UnsupportedSyntax) return UNREAD;
    throw error;
  }
}
