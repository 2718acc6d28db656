import type { ApiReport } from "../generate/api-report.ts";
import { NO_DOCUMENT } from "../pipeline/1-extract/other-blocks.ts";
import { countOf } from "../pipeline/report/count-of.ts";
import { onOneLine } from "../pipeline/report/printable.ts";
import { commandLine } from "../shared/command-line.ts";
import type { AddReport, Examples } from "./added-api.ts";
import { shorten } from "./shorten.ts";
import { summarizeSites } from "./site/site-report.ts";

const MAX_CODE_LINES = 200;
const SHOWN_CODE_LINES = 60;

/** Lists the added files and the missing facts, and shows a first call with the generated types. */
export function nextSteps(
  { added, reports }: Pick<AddReport, "added" | "reports">,
  examples: Examples,
): string {
  const { missingFacts, files, sites } = added;
  const facts = shorten(missingFacts.map(({ fact }) => `  - ${onOneLine(fact)}`));
  const lines = [
    "",
    ...shorten(files.map((file) => `  added ${file}`)),
    ...(sites.length > 0 ? ["", ...summarizeSites(sites)] : []),
    "",
    ...pagesWithoutUse(reports),
    ...(facts.length > 0
      ? ["The pages do not state:", ...facts]
      : ["The specifications state everything that the types need."]),
    ...overlayStep(added),
    ...acceptedStep(added),
    ...section("Example of a call:", examples.call),
    ...section("Example of a client that waits for tasks:", shortenCode(examples)),
    ...section("Install the packages that the examples import:", examples.install),
    ...writtenLines(examples),
    "",
  ];
  return `${lines.join("\n")}\n`;
}

/** An overlay that exists already has no action for the facts that are missing now. */
function overlayStep({ missingFacts, files, overlay }: AddReport["added"]): string[] {
  if (missingFacts.length === 0) return [];
  const facts = missingFacts.length === 1 ? "it" : "them";
  if (!files.includes(overlay)) return [`Write actions in ${overlay} to add ${facts}.`];
  return [`Complete the commented actions in ${overlay} to add ${facts}.`];
}

/** The warnings of the new pages have become known problems. */
function acceptedStep({ files }: AddReport["added"]): string[] {
  const file = files.find((path) => path.endsWith("known-problems.yaml"));
  if (file === undefined) return [];
  const lint = commandLine("lint");
  return [`The warnings above are now listed in ${file}, so \`${lint}\` reports only new ones.`];
}

/** The pages without a specification, and the reason of each. Nothing was taken from them. */
function pagesWithoutUse(reports: ApiReport[]): string[] {
  const pages = reports
    .flatMap(({ problems }) => problems)
    .filter(({ rule, message }) => rule === "no-specification" && message.startsWith(NO_DOCUMENT))
    .map(({ page, message }) => `  - ${onOneLine(page + message.slice(NO_DOCUMENT.length))}`);
  return pages.length === 0
    ? []
    : ["Pages without a specification, which add nothing:", ...shorten(pages)];
}

/** A client for a whole site can have hundreds of tasks. `--write` writes all of it. */
function shortenCode({ client, clientFile }: Examples): string | undefined {
  const lines = client?.trimEnd().split("\n") ?? [];
  if (lines.length <= MAX_CODE_LINES) return client;
  const hidden = countOf(lines.length - SHOWN_CODE_LINES, "more line");
  const where = clientFile ?? "a file, with --write FILE";
  return [...lines.slice(0, SHOWN_CODE_LINES), `… ${hidden} in ${where}`].join("\n");
}

function writtenLines({ client, clientFile }: Examples): string[] {
  if (clientFile === undefined) return [];
  if (client !== undefined) return ["", `  wrote ${clientFile}`];
  return ["", `No operation of the pages looks like a task, so ${clientFile} was not written.`];
}

/** Code with a title above it. */
function section(title: string, code: string | undefined): string[] {
  if (code === undefined) return [];
  const lines = code.trimEnd().split("\n");
  return ["", title, "", ...lines.map((line) => (line === "" ? "" : `  ${line}`))];
}
