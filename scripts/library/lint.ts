import { toRows, type ProblemRow } from "../pipeline/report/problems.ts";
import { buildApi } from "./build-api.ts";
import { toBuildInput, type CallOptions, type Input } from "./input.ts";

/** One fault of a page, with its line and column. */
export type Finding = ProblemRow;

/**
 * Lists the faults of an API's pages: those that the pipeline reports, and those that its quirks repair. Redocly's
 * findings are not among them, because its linter needs files.
 *
 * @example
 * for (const { page, line, message } of await lint(input)) report(`${page}:${line}: ${message}`);
 */
export async function lint(input: Input, options: CallOptions = {}): Promise<Finding[]> {
  const built = await buildApi(input, options);
  const { quirkRows } = await import("../lint/quirk-rows.ts");
  const repaired = quirkRows(toBuildInput(input), built.changes);
  return [...repaired, ...toRows(built.problems, input.name)];
}
