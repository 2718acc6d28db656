import { readFileSync } from "node:fs";

/** The manifest is above `src`, and above `dist/src` in the published package. */
const MANIFESTS = ["../../package.json", "../../../package.json"];

const readManifest = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
  } catch {
    return undefined;
  }
};

/** The version of this package. */
export const readVersion = (): string => {
  // A cast: the manifest of this package is known.
  const manifests = MANIFESTS.map(readManifest) as ({ version: string } | undefined)[];
  return manifests.find((manifest) => manifest !== undefined)?.version ?? "unknown";
};
