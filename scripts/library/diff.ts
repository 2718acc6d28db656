import type { ApiChange } from "../diff/api-change.ts";
import { hasError } from "../pipeline/report/problems.ts";
import type { JsonObject } from "../pipeline/values/json-object.ts";
import { buildApi } from "./build-api.ts";
import { nextStep, type CallOptions, type Input } from "./input.ts";

export type DiffOptions = CallOptions;

/**
 * Lists the changes between two versions of an API that users of its types may notice. Throws if one of them has no
 * document, or a problem that is an error.
 *
 * @example
 * const changes = await diff(before, after);
 * const isBreaking = changes.some(({ breaking }) => breaking);
 */
export async function diff(
  before: Input,
  after: Input,
  options: DiffOptions = {},
): Promise<ApiChange[]> {
  const documents = [await build(before, options), await build(after, options)] as const;
  await nextStep(options.signal);
  const { diffTypes } = await import("../diff/diff-types.ts");
  return diffTypes(...documents);
}

async function build(input: Input, options: CallOptions): Promise<JsonObject> {
  const { document, problems } = await buildApi(input, options);
  if (document && !hasError({ problems })) return document;
  const problem = problems.find(({ severity }) => severity === "error");
  throw new Error(
    `Cannot compare ${input.name}: ${problem?.message ?? "its pages have no document."}`,
  );
}
