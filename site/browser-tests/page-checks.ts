import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import type { Site } from "./browser.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const LOOKS = [
  { width: 1280, colorScheme: "light" },
  { width: 1280, colorScheme: "dark" },
  { width: 360, colorScheme: "light" },
  { width: 360, colorScheme: "dark" },
] as const;

export interface Violation {
  id: string;
  /** The elements. */
  html: string[];
}

/** The faults that axe finds. */
export async function findViolations(page: Page): Promise<Violation[]> {
  await page.evaluate(AXE);
  // Without `preload`, which would request the style sheet: the policy refuses that.
  const { violations } = await page.evaluate<AxeResults>("axe.run({ preload: false })");
  return violations.map(({ id, nodes }) => ({ id, html: nodes.map(({ html }) => html) }));
}

/** The number of pixels by which a page is wider than its window. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

/** The requests for anything but a file of the site. */
export function foreignRequests(site: Site, requests: readonly string[]): string[] {
  const own = site.url("");
  return requests.filter((url) => !url.startsWith(own) && !/^(blob|data):/.test(url));
}
