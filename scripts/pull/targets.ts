import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CommandError } from "../shared/command.ts";
import { addressOnPage, readAddressList } from "./addresses.ts";

/** A page that we have, and where it comes from. */
export interface Target {
  file: string;
  bytes: Uint8Array;
  text: string;
  /** None when neither the page nor `pages.yaml` names one. */
  address: string | undefined;
}

export function listTargets(specs: string, wanted: string[]): Target[] {
  const apis = listFolders(specs);
  const unknown = wanted.find((name) => !apis.includes(name));
  if (unknown !== undefined) {
    throw new CommandError(`there is no API "${unknown}" in ${specs}; there is ${apis.join(", ")}`);
  }
  return apis
    .filter((api) => wanted.length === 0 || wanted.includes(api))
    .flatMap((api) => targetsOf(join(specs, api)));
}

function listFolders(specs: string): string[] {
  if (!existsSync(specs)) throw new CommandError(`there is no folder ${specs}`);
  const entries = readdirSync(specs, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function targetsOf(api: string): Target[] {
  const addresses = readAddresses(join(api, "pages.yaml"));
  const folder = join(api, "pages");
  const names = existsSync(folder) ? listFiles(folder) : [];
  const stale = [...addresses.keys()].find((name) => !names.includes(name));
  if (stale !== undefined) {
    throw new CommandError(
      `${join(api, "pages.yaml")} names "${stale}", which is not in ${folder}`,
    );
  }
  return names.map((name) => {
    const file = join(folder, name);
    const bytes = readFileSync(file);
    const text = bytes.toString("utf8");
    return { file, bytes, text, address: addresses.get(name) ?? addressOnPage(text) };
  });
}

/** Symbolic links are left alone: what they lead to is not ours to replace. */
function listFiles(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map(({ name }) => name)
    .sort();
}

function readAddresses(file: string): Map<string, string> {
  if (!existsSync(file)) return new Map();
  try {
    return readAddressList(readFileSync(file, "utf8"));
  } catch (error) {
    throw new CommandError(`${file}: ${(error as Error).message}`); // the parser's and the file system's
  }
}
