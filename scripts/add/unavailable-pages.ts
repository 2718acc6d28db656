import { countOf } from "../pipeline/report/count-of.ts";
import { onOneLine } from "../pipeline/report/printable.ts";
import { groupBy } from "../pipeline/values/group-by.ts";
import { nextCommand, quoteForShell } from "../shared/command-line.ts";
import { CommandError } from "../shared/command.ts";
import type { AddReport } from "./added-api.ts";
import type { Collected } from "./collect-pages.ts";
import type { UnavailablePage } from "./site/page-outcome.ts";

/** Ten pages fail before the others are not requested, so every page that has failed is shown. */
const MAX_SHOWN = 12;

/** The pages that the API lacks because they could not be downloaded, and the commands that add them. */
export function unavailableLines({ added, nextOptions }: AddReport): string[] {
  const { unavailable } = added;
  if (unavailable.length === 0) return [];
  return [
    `${countOf(unavailable.length, "page")} could not be downloaded, so the API lacks ${unavailable.length === 1 ? "it" : "them"}:`,
    ...byReason(unavailable),
    `Add ${unavailable.length === 1 ? "it" : "them"} later:`,
    ...nextCommands(unavailable, nextOptions).map((command) => `  ${command}`),
  ];
}

/** The pages that could not be downloaded. Throws if there is no other page to add. */
export function unavailablePages({ pages, sites, unavailable }: Collected): UnavailablePage[] {
  const all = [...unavailable, ...sites.flatMap((site) => site.unavailable)];
  const hasPage = pages.length > 0 || sites.some((site) => site.pages.length > 0);
  if (all.length === 0 || hasPage) return all;
  throw new CommandError(
    [
      "Nothing was added, because pages could not be downloaded:",
      ...byReason(all),
      "Check the URLs, or run the same command again later.",
    ].join("\n"),
  );
}

/** Without a URL, `add` reads the sites of the API again. */
function nextCommands(unavailable: UnavailablePage[], options: string): string[] {
  const named = unavailable.filter(({ index }) => index === undefined);
  const words = named.map(({ url }) => `${quoteForShell(url)} `).join("");
  return [
    ...(named.length > 0 ? [nextCommand("add", words + options)] : []),
    ...(named.length < unavailable.length ? [nextCommand("add", options)] : []),
  ];
}

function byReason(unavailable: UnavailablePage[]): string[] {
  return [...groupBy(unavailable, ({ failure }) => failure)].flatMap(([failure, pages]) => [
    onOneLine(`  ${failure}`),
    ...pages.slice(0, MAX_SHOWN).map(({ url }) => onOneLine(`    ${url}`)),
    ...(pages.length > MAX_SHOWN ? [`    and ${pages.length - MAX_SHOWN} more`] : []),
  ]);
}
