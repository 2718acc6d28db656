import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LOOKS, findViolations, foreignRequests, overflowOf } from "./page-checks.ts";
import { executablePath, openPage, openSite, takePicture, type Site } from "./browser.ts";

/** One page of each kind. */
const PAGES = [
  "index.html",
  "playground.html",
  "changes.html",
  "changes-livepeer.html",
  "reference.html",
  "docs.html",
  "docs/any-vendor.html",
  "docs/rules.html",
  "source/scripts/redocly.yaml.html",
];

describe.skipIf(executablePath === undefined)("the pages", () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite({ withoutReference: true });
  });
  afterAll(() => site.close());

  describe.each(LOOKS)("at $width pixels in $colorScheme", (look) => {
    test.each(PAGES)(
      "%s is accessible, fits the width, and asks for nothing else",
      async (path) => {
        const { page, requests, errors, close } = await openPage(site, look);
        await page.goto(site.url(path));
        if (path === "playground.html") {
          await page.waitForFunction(() => performance.getEntriesByName("types-shown").length > 0);
        }
        await takePicture(page, `${path.replaceAll("/", "-")}-${look.width}-${look.colorScheme}`);
        expect(await overflowOf(page)).toBe(0);
        expect(foreignRequests(site, requests)).toEqual([]);
        expect(errors).toEqual([]);
        const violations = await findViolations(page);
        expect(violations.map(({ id, html }) => `${id}: ${html.join(" ")}`)).toEqual([]);
        await close();
      },
    );
  });

  test("the search finds a page by its words", async () => {
    const { page, close } = await openPage(site);
    await page.goto(site.url("docs/errors.html"));
    await page.getByLabel("Search").fill("overlay actions");
    await page.locator(".search li a").first().click();
    await page.locator("h1").first().waitFor();
    expect(page.url()).not.toContain("docs/errors.html");
    await close();
  });

  test("the filter of the changes is in the URL, and is read from it", async () => {
    const { page, close } = await openPage(site);
    await page.goto(site.url("changes.html"));
    await page.locator('select[name="kind"]').selectOption("fact");
    expect(page.url()).toContain("#kind=fact");
    expect(await page.locator(".change:visible").count()).toBeGreaterThan(0);
    expect(await page.locator('.change:visible:not([data-kind="fact"])').count()).toBe(0);
    await page.goto(`${site.url("changes.html")}#api=livepeer`);
    await page.locator("#count", { hasText: " of " }).waitFor();
    expect(await page.locator('.change:visible:not([data-api="livepeer"])').count()).toBe(0);
    await close();
  });

  test("the filter takes less than 100 ms with 5,000 rows", async () => {
    const { page, close } = await openPage(site);
    await page.goto(site.url("changes.html"));
    await page.evaluate(() => {
      const rows = document.querySelector("#rows");
      const html = rows?.innerHTML ?? "";
      while (rows && rows.children.length < 5000) rows.insertAdjacentHTML("beforeend", html);
    });
    const select = page.locator('select[name="api"]');
    const milliseconds = await select.evaluate((element: HTMLSelectElement) => {
      const started = performance.now();
      element.value = "livepeer";
      element.dispatchEvent(new Event("change", { bubbles: true }));
      return performance.now() - started;
    });
    expect(await page.locator(".change:visible").count()).toBeGreaterThan(0);
    expect(milliseconds).toBeLessThan(100);
    await close();
  });
});
