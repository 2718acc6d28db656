import { readdirSync } from "node:fs";
import { join } from "node:path";

interface MissingPages {
  /** The directory in which the pages belong. */
  file: string;
  message: string;
}

/** Describes an API without pages. */
export function describeMissingPages(specs: string, api: string): MissingPages {
  if (api === "pages") {
    const message = `${specs} is the directory of one API. Pass the directory above it with --specs.`;
    return { file: specs, message };
  }
  const directory = join(specs, api);
  const file = join(directory, "pages");
  return { file, message: `${file} contains no page. ${findStep(directory)}` };
}

function findStep(directory: string): string {
  const names = readdirSync(directory);
  const isMisplaced = names.some((name) => /\.(?:mdx?|json|txt)$/i.test(name));
  if (isMisplaced) return `Move the pages in ${directory} there.`;
  const step = "Put the vendor's pages there.";
  // The handwritten specification would be lost, because it cannot be downloaded again.
  return names.includes("openapi.yaml") ? step : `${step} To drop the API, remove ${directory}.`;
}
