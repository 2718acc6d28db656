import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { executablePath, openPage, openSite, takePicture, type Site } from "./browser.ts";
import { findViolations, foreignRequests, LOOKS, overflowOf } from "./page-checks.ts";

/** Faults that axe finds in the output of each tool, and that only the tool can repair. */
const FAULTS = {
  redoc: ["color-contrast", "region"],
  typedoc: [
    "color-contrast",
    "heading-order",
    "landmark-one-main",
    "link-in-text-block",
    "nested-interactive",
    "region",
  ],
};

const PAGES = [
  { path: "reference/livepeer.html", tool: "redoc" },
  { path: "reference/twelvelabs.html", tool: "redoc" },
  { path: "reference/twelvelabs-legacy.html", tool: "redoc" },
  { path: "reference/client/index.html", tool: "typedoc" },
  { path: "reference/client/modules/twelvelabs.html", tool: "typedoc" },
  { path: "reference/client/interfaces/index.Tasks.html", tool: "typedoc" },
  { path: "reference/client/functions/core.defineTasks.html", tool: "typedoc" },
] as const;

/** Chromium says this about the icons of TypeDoc in a page opened from a file. The page then uses a copy of them. */
const ICON_MESSAGE = /^Unsafe attempt to load URL file:.*icons\.svg/;

describe.skipIf(executablePath === undefined)("the reference", () => {
  let site: Site;
  // TypeDoc needs half a minute on a busy machine.
  beforeAll(async () => {
    site = await openSite();
  }, 120_000);
  afterAll(() => site.close());

  describe.each(LOOKS)("at $width pixels in $colorScheme", (look) => {
    test.each(PAGES)("$path loads nothing from other hosts, and fits", async ({ path, tool }) => {
      const { page, requests, errors, close } = await openPage(site, look);
      await page.goto(site.url(path), { waitUntil: "networkidle" });
      await takePicture(page, `${path.replaceAll("/", "-")}-${look.width}-${look.colorScheme}`);
      expect(foreignRequests(site, requests)).toEqual([]);
      expect(errors.filter((message) => !ICON_MESSAGE.test(message))).toEqual([]);
      expect(await overflowOf(page)).toBe(0);
      const found = (await findViolations(page)).map(({ id }) => id);
      expect(found.filter((id) => !FAULTS[tool].includes(id))).toEqual([]);
      await close();
    });
  });

  test("the search of Redoc works without a request", async () => {
    const { page, requests, close } = await openPage(site);
    await page.goto(site.url("reference/livepeer.html"));
    await page.getByTestId("search-trigger").click();
    await page.keyboard.type("retrieve");
    await page
      .getByText(/retrieve .*task/i)
      .last()
      .waitFor();
    expect(foreignRequests(site, requests)).toEqual([]);
    await close();
  });

  test("a link in the menu of Redoc opens in a new tab", async () => {
    const { page, close } = await openPage(site);
    await page.goto(site.url("reference/livepeer.html"));
    const opened = page.context().waitForEvent("page");
    await page
      .getByRole("link", { name: "asset", exact: true })
      .first()
      .click({ button: "middle" });
    const tab = await opened;
    expect(tab.url()).toBe(`${site.url("reference/livepeer.html")}#/asset`);
    await tab.locator('[data-active="true"]', { hasText: "asset" }).waitFor();
    await close();
  });

  test("the list of references leads to each of them, and they lead back", async () => {
    const { page, close } = await openPage(site);
    await page.goto(site.url("reference.html"));
    const links = await page
      .locator('main a[href^="reference/"]')
      .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    expect(links).toHaveLength(4);
    for (const link of links) {
      await page.goto(site.url(link));
      await page.getByRole("link", { name: "video-tasks: all references" }).click();
      expect(page.url()).toBe(site.url("reference.html"));
    }
    await close();
  });
});
