import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Browser, type Page } from "playwright-core";
import { buildSite, type SiteOptions } from "../bundle/build-site.ts";

/** Where Debian, Ubuntu and the runners of continuous integration install it. */
const PATHS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export const executablePath = [process.env["CHROMIUM"] ?? "", ...PATHS].find((path) =>
  existsSync(path),
);

if (executablePath === undefined) {
  const hint = "Install chromium, or set CHROMIUM to the path of a browser.";
  // Continuous integration installs it, so a run without one is a fault there.
  if (process.env["CI"] !== undefined) throw new Error(`There is no browser. ${hint}`);
  console.warn(`Skipped all tests: there is no browser. ${hint}`);
}

export interface Site {
  browser: Browser;
  /** The `file:` URL of a page. */
  url(path: string): string;
  close(): Promise<void>;
}

/** Builds the site in a temporary directory, and starts a browser. */
export async function openSite(options: SiteOptions = {}): Promise<Site> {
  const directory = mkdtempSync(join(tmpdir(), "site-"));
  await buildSite(directory, options);
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
  const browser = await chromium.launch({ executablePath: executablePath ?? "", args });
  return {
    browser,
    url: (path) => pathToFileURL(join(directory, path)).href,
    close: async () => {
      await browser.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export interface PageOptions {
  width?: number;
  colorScheme?: "light" | "dark";
}

/** A page that remembers its requests and its errors. */
export async function openPage({ browser }: Site, options: PageOptions = {}) {
  const { width = 1280, colorScheme = "light" } = options;
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const requests: string[] = [];
  const errors: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  return { page, requests, errors, close: () => context.close() };
}

/** Pictures for people, kept by continuous integration. */
export async function takePicture(page: Page, name: string): Promise<void> {
  const directory = process.env["PICTURES"];
  if (directory === undefined) return;
  await page.screenshot({ path: resolve(directory, `${name}.png`) });
}
