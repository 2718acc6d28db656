import { dirname, join } from "node:path";
import { listApis } from "../../shared/directories.ts";
import type { StoredPage } from "../stored-pages.ts";
import type { ApiSites } from "./check-sites.ts";
import { readSites, SITE_FILE } from "./site-file.ts";

/** The sites of the wanted APIs. An empty list means all APIs. */
export function listSites(specs: string, wanted: string[], pages: StoredPage[]): ApiSites[] {
  return listApis(specs, wanted).map((name) => {
    const file = join(specs, name, SITE_FILE);
    const directory = join(specs, name, "pages");
    const ofApi = pages.filter((page) => dirname(page.file) === directory);
    return { name, file, sites: readSites(file), pages: ofApi };
  });
}
