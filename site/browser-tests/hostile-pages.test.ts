import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { executablePath, openSite, type Site } from "./browser.ts";
import { pageOf, REFUSED, SWAGGER, WITH_HTML } from "./hostile-pages.ts";
import { openPlayground, resetMarks, shownText } from "./playground-page.ts";

/** Adds a file to the example, and waits for the result. */
async function addFile(page: Page, name: string, text: string): Promise<void> {
  await resetMarks(page);
  const file = { name, mimeType: "text/markdown", buffer: Buffer.from(text) };
  await page.locator("#add").setInputFiles(file);
  await page.waitForFunction(() => performance.getEntriesByName("openapi-shown").length > 0);
}

describe.skipIf(executablePath === undefined)("hostile pages in the playground", () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite({ withoutReference: true });
  });
  afterAll(() => site.close());

  test.each(REFUSED)("$name: a sentence with a line, and the last result", async (hostile) => {
    const { page, errors, close } = await openPlayground(site);
    const before = await shownText(page, "OpenAPI");
    await addFile(page, "hostile.md", hostile.page);
    const sentence = await page.locator("#stale:not([hidden])").textContent();
    expect(sentence).toMatch(hostile.sentence);
    expect(sentence).toContain("last page without an error");
    expect(await shownText(page, "OpenAPI")).toBe(before);
    expect(errors).toEqual([]);
    await close();
  });

  test("a broken overlay has a sentence with a line", async () => {
    const { page, close } = await openPlayground(site);
    await addFile(page, "overlay.yaml", "overlay: 1.0.0\nactions: {{\n");
    expect(await page.locator("#stale:not([hidden])").textContent()).toMatch(/^Line \d+: /);
    await close();
  });

  test.each([
    ["an empty page", ""],
    ["prose", "Words without a specification.\n"],
  ])("%s by itself is explained", async (_, text) => {
    const { page, errors, close } = await openPlayground(site);
    await resetMarks(page);
    await page.getByLabel("Example").selectOption("Your own page");
    await page.waitForFunction(() => performance.getEntriesByName("openapi-shown").length > 0);
    await addFile(page, "page.md", text);
    expect(await page.locator("#stale:not([hidden])").textContent()).toMatch(
      /^Line 1: No OpenAPI document found/,
    );
    expect(errors).toEqual([]);
    await close();
  });

  test("HTML of a page stays text", async () => {
    const { page, errors, close } = await openPlayground(site);
    let dialogs = 0;
    page.on("dialog", (dialog) => {
      dialogs += 1;
      void dialog.dismiss();
    });
    await addFile(page, "html.md", WITH_HTML);
    expect(await shownText(page, "OpenAPI")).toContain("onerror=alert(1)");
    expect(await page.locator("img, main script").count()).toBe(0);
    expect(dialogs).toBe(0);
    expect(errors).toEqual([]);
    await close();
  });

  test("Swagger 2.0 comes out as OpenAPI 3.1", async () => {
    const { page, close } = await openPlayground(site);
    await addFile(page, "swagger.md", SWAGGER);
    const yaml = await shownText(page, "OpenAPI");
    expect(yaml).toMatch(/^openapi: 3\.1/m);
    expect(yaml).toContain("  /swagger:");
    await close();
  });

  test("a page of 2 MB keeps the window usable", { timeout: 60_000 }, async () => {
    const { page, close } = await openPlayground(site);
    page.setDefaultTimeout(45_000);
    const description = "A sentence about this thing. ".repeat(90);
    const schemas = Array.from(
      { length: 800 },
      (_, index) =>
        `    Thing${index}: { type: object, nullable: true, description: "${description}" }`,
    );
    const text = pageOf("/big", `components:\n  schemas:\n${schemas.join("\n")}`);
    expect(text.length).toBeGreaterThan(2_000_000);
    await addFile(page, "big.md", text);
    expect(await page.locator("#changes .row").count()).toBeLessThanOrEqual(1001);
    await page.getByRole("tab", { name: "Lint" }).click();
    expect(await page.locator("#lint").isVisible()).toBe(true);
    await close();
  });
});
