import { existsSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { extendSiteFile, newSites, readSites, SITE_FILE } from "../pull/site/site-file.ts";
import { assertNoLink } from "../shared/check-directories.ts";
import { commandLine } from "../shared/command-line.ts";
import { CommandError } from "../shared/command.ts";
import { assertApiName, assertSpecs, readDirectory } from "../shared/directories.ts";
import { readTextFile } from "../shared/read-file.ts";
import type { AddedApi } from "./added-api.ts";
import { assertNewNames } from "./assert-new-names.ts";
import { buildWithPages } from "./build-added.ts";
import {
  collectNewPages,
  collectPages,
  type Collected,
  type CollectOptions,
} from "./collect-pages.ts";
import { draftOverlay } from "./draft-overlay.ts";
import { findMissingFacts } from "./missing-facts.ts";
import { reportSites, summarizeSites } from "./site/site-report.ts";
import { unavailablePages } from "./unavailable-pages.ts";
import { writeAll } from "./write-all.ts";

/** Reads and checks all pages before it writes any file. */
export async function addPages(options: CollectOptions): Promise<AddedApi> {
  const { api, specs } = options;
  if (existsSync(specs)) assertSpecs(specs);
  assertApiName(specs, api, existsSync(specs) ? readDirectory(specs) : []);
  const collect = options.sources.length === 0 ? collectNewPages : collectPages;
  const collected = await collect(options);
  const unavailable = unavailablePages(collected);
  const { document, newPages, sites } = await check(collected, options);
  const directory = join(specs, api);
  const missingFacts = findMissingFacts(document, api);
  const files = new Map<string, string | Uint8Array>(
    newPages.map(({ name, bytes }) => [join(directory, "pages", name), bytes]),
  );
  const overlay = join(directory, "overlay.yaml");
  if (!existsSync(overlay) && missingFacts.length > 0 && newPages.length > 0) {
    files.set(overlay, draftOverlay(api, missingFacts));
  }
  const urls = newPages.flatMap(({ name, url }) =>
    url === undefined ? [] : [[name, url] as const],
  );
  const urlFile = join(directory, "pages.yaml");
  if (urls.length > 0) files.set(urlFile, extendUrlList(urlFile, Object.fromEntries(urls)));
  addSiteFile(files, join(directory, SITE_FILE), collected);
  for (const path of [directory, join(directory, "pages"), ...files.keys()]) assertNoLink(path);
  writeAll(files);
  for (const site of collected.sites) if (site.unavailable.length === 0) site.store.clear();
  return { api, document, missingFacts, overlay, files: [...files.keys()], sites, unavailable };
}

/** Builds the API with the new pages. A page of a site that has errors is left out, and reported with its error. */
async function check({ pages, sites }: Collected, { api, specs }: CollectOptions) {
  const file = join(specs, api, SITE_FILE);
  const ofSites = sites.flatMap((site) => site.pages);
  assertNewNames([...pages, ...ofSites], join(specs, api, "pages"));
  const optional = new Set(ofSites.map(({ name }) => name));
  try {
    const built = await buildWithPages({ api, specs, pages: [...pages, ...ofSites], optional });
    const newPages = [...pages, ...ofSites].filter(({ name }) => !built.refused.has(name));
    return {
      document: built.document,
      newPages,
      sites: reportSites(sites, { file, refused: built.refused }),
    };
  } catch (error) {
    if (!(error instanceof CommandError) || sites.length === 0) throw error;
    const summary = summarizeSites(reportSites(sites, { file, refused: new Map() }));
    throw new CommandError([error.message.trimEnd(), ...summary].join("\n"));
  }
}

/** Remembers the sites for `pull`. */
function addSiteFile(
  files: Map<string, string | Uint8Array>,
  file: string,
  { sites }: Collected,
): void {
  const added = newSites(
    readSites(file),
    sites.map(({ site }) => site),
  );
  if (added.length > 0) files.set(file, extendSiteFile(file, added));
}

function extendUrlList(file: string, urls: Record<string, string>): string {
  const known = existsSync(file)
    ? readTextFile(file)
    : `# The URL of each page that does not contain its own URL, for \`${commandLine("pull")}\`.\n`;
  return known + stringify(urls, { lineWidth: 0 });
}
