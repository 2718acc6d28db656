import { existsSync, readFileSync } from "node:fs";
import { build } from "esbuild";
import type { Results, RuntimeContext } from "./run-suite.ts";

/** Where Debian, Ubuntu and the runners of CI install it. */
const PATHS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The parts of playwright-core that this file uses. It is installed only for this command. */
interface Playwright {
  chromium: {
    launch(options: { executablePath: string; args: string[] }): Promise<{
      newPage(): Promise<{
        goto(url: string): Promise<unknown>;
        addScriptTag(options: { content: string }): Promise<unknown>;
        evaluate<T>(code: string): Promise<T>;
      }>;
      close(): Promise<void>;
    }>;
  };
}

/** Bundles a file of the suite as one script. */
export async function bundleSuite(file: string, outfile: string): Promise<string> {
  await build({ entryPoints: [file], outfile, bundle: true, format: "esm", target: "es2022" });
  return readFileSync(outfile, "utf8");
}

/** Runs the suite in a page. The page has another origin than the API, so CORS applies. */
export async function runChromium({ directory, server }: RuntimeContext): Promise<Results> {
  const executablePath = PATHS.find((path) => existsSync(path));
  if (executablePath === undefined) {
    throw new Error("Chromium is not installed: run `apt-get install chromium`.");
  }
  const { chromium } = (await import(
    `${directory}/node_modules/playwright-core/index.mjs`
  )) as Playwright; // installed only for this command
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    await page.goto(`${server.replace("127.0.0.1", "localhost")}/page`);
    await page.addScriptTag({
      content: await bundleSuite(`${directory}/browser.mjs`, `${directory}/dist/browser.js`),
    });
    return await page.evaluate<Results>(`smoke(${JSON.stringify(server)})`);
  } finally {
    await browser.close();
  }
}
