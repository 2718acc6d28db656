import type { OpenapiResult } from "../workers/openapi-engine.ts";
import type { PlacedProblem } from "../workers/place-findings.ts";
import type { TypesResult } from "../workers/types-engine.ts";
import type { InputState } from "./files.ts";
import { errorsFirst } from "./rows.ts";

type Output<Result extends { output?: unknown }> = NonNullable<Result["output"]>;

/** The files that are open, and their results. */
export class Session {
  current: InputState;
  /** The result of the latest input, with or without an error. */
  result: OpenapiResult | undefined;
  // The last results without an error. They stay while a page has one.
  openapi: Output<OpenapiResult> | undefined;
  types: Output<TypesResult> | undefined;
  lintProblems: PlacedProblem[] = [];
  /** Whether the files were opened and their first result is not shown yet. */
  isNew = true;

  constructor(current: InputState) {
    this.current = current;
  }

  /** Opens other files. Their results do not belong to the former ones. */
  open(next: InputState): void {
    [this.openapi, this.types, this.lintProblems] = [undefined, undefined, []];
    this.isNew = true;
    this.change(next);
  }

  /** Changes which files are open. The last results stay until there are new ones. */
  change(next: InputState): void {
    this.current = next;
    this.result = undefined;
  }

  /** Takes the result of the latest input. */
  receive(next: OpenapiResult): void {
    this.result = next;
    this.openapi = next.output ?? this.openapi;
  }

  /** The problems of the pages, and the findings of Redocly. */
  problems(): PlacedProblem[] {
    return errorsFirst([...(this.result?.problems ?? []), ...this.lintProblems]);
  }
}
