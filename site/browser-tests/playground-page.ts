import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { openPage, type Site } from "./browser.ts";

/** Opens the playground, and waits for its first types. */
export async function openPlayground(site: Site, hash = "") {
  const opened = await openPage(site);
  await opened.page.goto(site.url("playground.html") + hash);
  await waitForTypes(opened.page);
  return opened;
}

/** The text of an editor, which renders only the lines in view. */
export async function shownText(page: Page, tab: string): Promise<string> {
  await page.getByRole("tab", { name: tab }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download" }).click(),
  ]);
  return readFileSync(await download.path(), "utf8");
}

/** Waits until the page has shown the types of the latest input. */
export async function waitForTypes(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName("types-shown").length > 0);
}

export const resetMarks = (page: Page) => page.evaluate(() => performance.clearMarks());
