import type { OpenapiResult } from "../workers/openapi-engine.ts";
import { byId } from "./dom.ts";

/** Shows the counts of a result, and its first error or the reason why there is no result. */
export function showStatus(result: OpenapiResult, milliseconds: number, hasOutput: boolean): void {
  const { changes, problems, output } = result;
  const counts = output ? `, ${output.operations} operations, ${output.schemas} schemas` : "";
  const text = `${changes.length} changes${counts}, ${Math.round(milliseconds)}\u00a0ms`;
  byId("status", HTMLElement).textContent = text;
  const error = problems.find(({ severity }) => severity === "error");
  const reason = error ?? (output ? undefined : problems[0]);
  const kept = hasOutput ? " The results are from the last page without an error." : "";
  const line = reason?.place ? `Line ${reason.place.line}: ` : "";
  showFailure(reason && `${line}${reason.message}${kept}`);
  byId("stale", HTMLElement).classList.toggle("hint", error === undefined);
}

/** Shows the outcome of a step that the reader took. */
export function showNotice(text: string): void {
  byId("notice", HTMLElement).textContent = text;
}

/** Shows the number of problems in the name of their tab. */
export function showProblemCount(count: number): void {
  byId("problem-count", HTMLElement).textContent = String(count);
}

/** Shows why there is no result. Without a message, there is one. */
export function showFailure(message: string | undefined): void {
  const element = byId("stale", HTMLElement);
  element.hidden = message === undefined;
  element.classList.remove("hint");
  element.textContent = message ?? "";
}
