import type { Selection } from "../findings/select-findings.ts";
import { type Arguments, UsageError } from "../shared/command.ts";
import { didYouMean } from "../shared/nearest.ts";
import { nameOfRulesPage } from "../shared/own-package.ts";

export interface LintOptions extends Selection {
  verbose: boolean;
  /** Absent if the terminal decides. */
  maxProblems: number | undefined;
  maxWarnings: number | undefined;
  /** The git revision to compare with. */
  base: string | undefined;
  accept: boolean;
  reason: string | undefined;
}

/** Reads and checks the options that are about findings. */
export function readLintOptions(values: Arguments, knownRules: readonly string[]): LintOptions {
  const rules = values.list("rule");
  const unknown = rules.find((rule) => !knownRules.includes(rule));
  if (unknown !== undefined) {
    const hint = didYouMean(unknown, knownRules);
    throw new UsageError(
      `the rule "${unknown}" does not exist.${hint} ${nameOfRulesPage()} lists the rules.`,
    );
  }
  const [accept, reason] = [values.flag("accept"), values.optional("reason")?.trim()];
  if (reason !== undefined && !accept) throw new UsageError("--reason needs --accept");
  if (accept && values.text("format") !== "text") {
    throw new UsageError("--accept cannot be combined with a format other than text");
  }
  if (reason === "") throw new UsageError("--reason must not be empty");
  const [quiet, verbose] = [values.flag("quiet"), values.flag("verbose")];
  if (quiet && verbose) throw new UsageError("--quiet and --verbose exclude each other");
  const isAll = values.optional("max-problems") === "all";
  return {
    rules,
    quiet,
    verbose,
    maxProblems: isAll ? Infinity : readCount(values, "max-problems"),
    maxWarnings: readCount(values, "max-warnings"),
    base: values.optional("base"),
    accept,
    reason,
  };
}

function readCount(values: Arguments, name: string): number | undefined {
  const text = values.optional(name);
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text)) return Number(text);
  const wanted = name === "max-problems" ? "or all" : "that is not negative";
  throw new UsageError(`--${name} must be a whole number ${wanted}; got "${text}"`);
}
