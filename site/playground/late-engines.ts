import type { EngineInput } from "../workers/input.ts";
import type { LintResult } from "../workers/lint-engine.ts";
import type { TypesResult } from "../workers/types-engine.ts";
import type { EngineRun } from "./engine-client.ts";
import { LateEngine } from "./late-engine.ts";

/** Milliseconds without an edit, so that these engines do not slow down the first results. */
const DELAY = 200;

export interface LateListener {
  /** Whether these pages are still open. The results of other pages are not shown. */
  isOpen(input: EngineInput): boolean;
  types(result: TypesResult): void;
  lint(result: LintResult): void;
  failed(message: string): void;
}

/** The engines for the types and for the findings of Redocly, which run after the first results. */
export class LateEngines {
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #types: LateEngine<TypesResult>;
  readonly #lint: LateEngine<LintResult>;

  constructor({ isOpen, types, lint, failed }: LateListener) {
    const forOpen = <Result>(show: (result: Result) => void) => {
      return (result: Result, { input }: EngineRun) => {
        if (input && isOpen(input)) show(result);
      };
    };
    this.#types = new LateEngine<TypesResult>("types", {
      done: forOpen(types),
      failed: (message) => failed(`The types are missing. ${message}`),
    });
    this.#lint = new LateEngine<LintResult>("lint", {
      done: forOpen(lint),
      failed: (message) => failed(`The findings of Redocly are missing. ${message}`),
    });
  }

  run(input: EngineInput): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#types.run(input);
      this.#lint.run(input);
    }, DELAY);
  }
}
