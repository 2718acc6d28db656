import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { parseDocument, stringify } from "yaml";
import { isObject } from "../../pipeline/values/json-object.ts";
import { commandLine } from "../../shared/command-line.ts";
import { CommandError } from "../../shared/command.ts";
import { messageOf } from "../../shared/error-message.ts";
import { parseYaml } from "../../shared/parse-yaml.ts";
import { readRegularFile, readTextFile } from "../../shared/read-file.ts";
import type { Site } from "./list-pages.ts";

/** The file in the directory of an API that keeps its sites. */
export const SITE_FILE = "sites.yaml";

const HEAD = `# The indexes that list the pages of this API. \`${commandLine("pull")}\` reads them, and reports new and vanished pages.
`;

export function readSites(file: string): Site[] {
  if (!existsSync(file)) return [];
  try {
    const text = readRegularFile(file, { within: dirname(file) }).toString("utf8");
    const list: unknown = parseYaml(text).toJS() ?? [];
    if (!Array.isArray(list)) throw new Error("it must be a list of sites");
    return list.map(toSite);
  } catch (error) {
    throw new CommandError(`cannot read ${file}: ${messageOf(error)}`, file);
  }
}

function toSite(value: unknown): Site {
  const { index, match = [], ignore = [] } = isObject(value) ? value : {};
  if (typeof index !== "string" || !URL.canParse(index)) {
    throw new Error("each site must have an `index`, which is a URL");
  }
  if (!isListOfPatterns(match) || !isListOfPatterns(ignore)) {
    throw new Error("`match` and `ignore` must be lists of text");
  }
  return { index, match, ignore };
}

function isListOfPatterns(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string" && item !== "");
}

/** The sites that the list does not contain with the same patterns. */
export function newSites(known: Site[], sites: Site[]): Site[] {
  const keys = new Set(known.map(keyOf));
  return sites.filter((site) => !keys.has(keyOf(site)));
}

function keyOf(site: Site): string {
  return JSON.stringify(toEntry(site));
}

/** The text of the file with more sites. Comments stay. */
export function extendSiteFile(file: string, sites: Site[]): string {
  if (readSites(file).length === 0) return HEAD + stringify(sites.map(toEntry), { lineWidth: 0 });
  const document = parseDocument(readTextFile(file));
  for (const site of sites) document.add(toEntry(site));
  return document.toString({ lineWidth: 0 });
}

function toEntry({ index, match, ignore }: Site): Partial<Site> {
  return { index, ...(match.length > 0 && { match }), ...(ignore.length > 0 && { ignore }) };
}
