import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { urlOnPage } from "../../pull/page-url.ts";
import { listStoredPages } from "../../pull/stored-pages.ts";
import type { NewPage } from "../read-source.ts";

/** A page that need not be added again. */
export interface KnownPage {
  name: string;
  url: string | undefined;
  bytes: Uint8Array;
}

export function storedPages(specs: string, api: string): KnownPage[] {
  if (!existsSync(join(specs, api))) return [];
  return listStoredPages(specs, [api]).map((page) => ({ ...page, name: basename(page.file) }));
}

export function toKnownPage({ name, bytes, text, url }: NewPage): KnownPage {
  return { name, bytes, url: url ?? urlOnPage(text) };
}
