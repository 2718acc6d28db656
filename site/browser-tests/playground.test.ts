import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { executablePath, openPage, openSite, type Site } from "./browser.ts";

const generated = (api: string, file: string) => readFileSync(`generated/${api}/${file}`, "utf8");

/** The text of an editor, which renders only the lines in view. */
async function shownText(page: Page, tab: string): Promise<string> {
  await page.getByRole("tab", { name: tab }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download" }).click(),
  ]);
  return readFileSync(await download.path(), "utf8");
}

/** Waits until the page has shown the types of the latest input. */
async function waitForTypes(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName("types-shown").length > 0);
}

const resetMarks = (page: Page) => page.evaluate(() => performance.clearMarks());

describe.skipIf(executablePath === undefined)("the playground", () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite({ withoutReference: true });
  });
  afterAll(() => site.close());

  const start = async (hash = "") => {
    const opened = await openPage(site);
    await opened.page.goto(site.url("playground.html") + hash);
    await waitForTypes(opened.page);
    return opened;
  };

  test.each(["twelvelabs", "twelvelabs-legacy", "livepeer"])(
    "writes the same files as generate: %s",
    async (api) => {
      const { page, errors, close } = await start();
      await resetMarks(page);
      await page.getByLabel("Example").selectOption("Your own page");
      await page.waitForFunction(() => performance.getEntriesByName("openapi-shown").length > 0);
      await resetMarks(page);
      await page.getByLabel("Example").selectOption(api);
      await waitForTypes(page);
      expect(await shownText(page, "OpenAPI")).toBe(generated(api, "openapi.yaml"));
      // The playground has no map file, so its types have no comment that names one.
      const types = generated(api, "types.d.ts").replace(/\/\/# sourceMappingURL=.*\n$/, "");
      expect(await shownText(page, "Types")).toBe(types);
      expect(errors).toEqual([]);
      await close();
    },
  );

  test("loads only its own files, and the policy refuses any other request", async () => {
    const { page, requests, close } = await start();
    const own = site.url("");
    expect(requests.filter((url) => !url.startsWith(own) && !/^(blob|data):/.test(url))).toEqual(
      [],
    );
    const sent = await page.evaluate(async () => {
      const outcome = await fetch("https://example.com/").then(
        () => "sent",
        () => "refused",
      );
      return outcome;
    });
    expect(sent).toBe("refused");
    await close();
  });

  test("a change leads to its line on the page, in the OpenAPI file and in the types", async () => {
    const { page, close } = await start();
    await page
      .getByRole("button", { name: /^enum-value-objects/ })
      .first()
      .click();
    const linked = (id: string) => page.locator(`#${id} .cm-line.linked`).first().textContent();
    expect(await linked("page")).toMatch(/enum:/);
    expect(await linked("openapi")).toMatch(/enum:/);
    await close();
  });

  test("a line of the types leads to the page, and a line of the page to the OpenAPI file", async () => {
    const { page, close } = await start();
    await page.getByRole("tab", { name: "Types" }).click();
    await page.locator("#types .cm-line", { hasText: "/embed-v2/tasks" }).first().click();
    const linked = (id: string) => page.locator(`#${id} .cm-line.linked`).first().textContent();
    expect(await linked("page")).toMatch(/get:/);
    await page.getByRole("tab", { name: "OpenAPI" }).click();
    expect(await linked("openapi")).toMatch(/get:/);
    await page
      .locator("#page .cm-line", { hasText: /operationId:/ })
      .first()
      .click();
    expect(await linked("openapi")).toMatch(/operationId:/);
    await close();
  });

  test("an error shows its line and keeps the last result", async () => {
    const { page, close } = await start();
    const line = page.locator("#page .cm-line", { hasText: /^info:/ }).first();
    await line.click();
    await page.keyboard.press("End");
    await page.keyboard.type(" {{");
    await page.locator("#stale:not([hidden])").waitFor();
    expect(await page.locator("#stale").textContent()).toMatch(/^Line \d+: .*last page without/s);
    expect(await shownText(page, "OpenAPI")).toBe(generated("twelvelabs", "openapi.yaml"));
    await close();
  });

  test("a link holds the files, and opens them again", async () => {
    const { page, close } = await start();
    await page.getByRole("tab", { name: "Lint" }).click();
    await page.getByLabel("Example").selectOption("livepeer");
    await page.getByRole("button", { name: "Share" }).click();
    await page.waitForFunction(() => location.hash.length > 100);
    const hash = new URL(page.url()).hash;
    await close();
    const again = await start(hash);
    expect(await shownText(again.page, "OpenAPI")).toBe(generated("livepeer", "openapi.yaml"));
    await again.close();
  });

  test("chosen files join the pages, and an overlay is applied", async () => {
    const { page, close } = await start();
    const overlay = `overlay: 1.0.0
info: { title: Facts, version: "1" }
actions:
  - target: $.info
    x-source: the vendor
    update: { title: Another title }
`;
    await page.locator("#add").setInputFiles({
      name: "overlay.yaml",
      mimeType: "text/yaml",
      buffer: Buffer.from(overlay),
    });
    await page.locator("#openapi .cm-line", { hasText: "Another title" }).waitFor();
    expect(await page.locator("#file").inputValue()).toBe("overlay.yaml");
    await close();
  });

  test("shows the first result within 1.5 seconds, and each edit within 100 ms", async () => {
    const { page, close } = await start();
    const [first = Infinity] = await page.evaluate(() =>
      performance.getEntriesByName("openapi-shown").map(({ startTime }) => startTime),
    );
    await page.locator("#page .cm-line").first().click();
    const times: number[] = [];
    for (let index = 0; index < 10; index += 1) {
      await resetMarks(page);
      await page.keyboard.type("x");
      await page.waitForFunction(() => performance.getEntriesByName("openapi-shown").length > 0);
      times.push(
        await page.evaluate(() => {
          const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? NaN;
          return at("openapi-shown") - at("edited");
        }),
      );
    }
    const median = times.toSorted((a, b) => a - b)[5] ?? Infinity;
    console.log(`first result ${Math.round(first)} ms, an edit ${Math.round(median)} ms`);
    expect(first).toBeLessThan(1500);
    expect(median).toBeLessThan(100);
    await close();
  });
});
