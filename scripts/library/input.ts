import type { BuildInput } from "../pipeline/2-repair/build-input.ts";
import type { Page } from "../pipeline/report/page.ts";
import type { Config } from "./config.ts";

/** A file by its name, as messages and reports show it, and its text. */
export interface InputFile {
  name: string;
  text: string;
}

/** The input of one API. */
export interface Input {
  /** The name of the API. */
  name: string;
  /** The vendor's pages: Markdown, or whole OpenAPI files in YAML or JSON. */
  pages: readonly InputFile[];
  /** An OpenAPI file that is written by hand because the vendor publishes only prose. */
  handwritten?: InputFile;
  /** An OpenAPI Overlay with facts that the pages lack. */
  overlay?: InputFile;
  /** Repairs of your own. */
  quirks?: Config["quirks"];
  /** The severities of rules, as in the configuration. */
  rules?: Config["rules"];
}

export interface CallOptions {
  /** Stops the work before its next step. The promise is rejected with the reason of the signal. */
  signal?: AbortSignal;
}

export function toBuildInput({
  name,
  pages,
  handwritten,
  overlay,
  quirks,
  rules,
}: Input): BuildInput {
  return {
    name,
    pages: pages.map(toPage),
    handwritten: handwritten && toPage(handwritten),
    overlay: overlay && toPage(overlay),
    quirks,
    severities: rules,
  };
}

function toPage({ name, text }: InputFile): Page {
  return { path: name, name, text };
}

/** Lets timers and other work run, and throws if the signal has been aborted. */
export async function nextStep(signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  await new Promise((resolve) => setImmediate(resolve));
  signal?.throwIfAborted();
}
