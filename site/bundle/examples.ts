import { listApis } from "../../scripts/shared/directories.ts";
import type { Example } from "../playground/files.ts";
import { readInput } from "./read-input.ts";

/** The example that opens first shows many repairs on one page. */
const FIRST = "twelvelabs";

/** The script that registers the APIs of this repository as examples. */
export function renderExamples(specs: string): string {
  const names = [FIRST, ...listApis(specs, []).filter((api) => api !== FIRST)];
  const examples = names.map((api): Example => ({ title: api, input: readInput(specs, api) }));
  return `globalThis.examples = ${JSON.stringify(examples)};\n`;
}
