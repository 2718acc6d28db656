import type { Built } from "../pipeline/build-api.ts";
import { nextStep, toBuildInput, type CallOptions, type Input } from "./input.ts";

/**
 * Builds the OpenAPI 3.1 document of an API from its pages. Faults of the pages are in `problems`; they are not thrown.
 *
 * @example
 * const { document, problems } = await buildApi({ name: "example", pages: [{ name: "page.md", text }] });
 */
export async function buildApi(input: Input, { signal }: CallOptions = {}): Promise<Built> {
  await nextStep(signal);
  const { buildApi: build } = await import("../pipeline/build-api.ts");
  const built = await build(toBuildInput(input));
  signal?.throwIfAborted();
  return built;
}
