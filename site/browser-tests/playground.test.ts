import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { executablePath, openSite, type Site } from "./browser.ts";
import { pageOf } from "./hostile-pages.ts";
import { openPlayground, resetMarks, shownText, waitForTypes } from "./playground-page.ts";

const generated = (api: string, file: string) => readFileSync(`generated/${api}/${file}`, "utf8");

const OVERLAY = `overlay: 1.0.0
info: { title: Facts, version: "1" }
actions:
  - target: $.info
    x-source: the vendor
    update: { title: Another title }
`;

describe.skipIf(executablePath === undefined)("the playground", () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite({ withoutReference: true });
  });
  afterAll(() => site.close());

  const start = (hash = "") => openPlayground(site, hash);

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
    await page.getByRole("tab", { name: "Types" }).click();
    expect(await linked("types")).toMatch(/EmbeddingTaskResponseStatus:/);
    await close();
  });

  test("a line of the types leads to the page, and a line of the page to the OpenAPI file", async () => {
    const { page, close } = await start();
    await page.getByRole("tab", { name: "Types" }).click();
    await page.locator("#types .cm-line", { hasText: "/embed-v2/tasks" }).first().click();
    const linked = (id: string) => page.locator(`#${id} .cm-line.linked`).first().textContent();
    expect(await linked("page")).toMatch(/\/embed-v2\/tasks/);
    await page.getByRole("tab", { name: "OpenAPI" }).click();
    expect(await linked("openapi")).toMatch(/\/embed-v2\/tasks/);
    await page
      .locator("#page .cm-line", { hasText: /operationId:/ })
      .first()
      .click();
    expect(await linked("openapi")).toMatch(/operationId:/);
    await close();
  });

  test("the findings of Redocly are listed with the problems of the pages", async () => {
    const { page, errors, close } = await start();
    await resetMarks(page);
    const text = pageOf("/faulty").replace(
      "{ type: string, nullable: true }",
      "{ type: string }, example: 1",
    );
    const file = { name: "faulty.md", mimeType: "text/markdown", buffer: Buffer.from(text) };
    await page.locator("#add").setInputFiles(file);
    await page.waitForFunction(() => performance.getEntriesByName("lint-shown").length > 0);
    await page.getByRole("tab", { name: "Lint" }).click();
    // Redocly compiles a validator for the schema of the example.
    const rows = page.locator("#problems .row", { hasText: "no-invalid-media-type-examples" });
    expect(await rows.textContent()).toContain("type must be string");
    await rows.getByRole("button").click();
    expect(await page.locator("#page .cm-line.linked").textContent()).toContain("example: 1");
    expect(errors).toEqual([]);
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

  test("a link that is opened in the same tab replaces the files", async () => {
    const { page, close } = await start();
    await page.getByLabel("Example").selectOption("livepeer");
    await page.locator("#openapi .cm-line", { hasText: "specs/livepeer" }).waitFor();
    await page.getByRole("button", { name: "Share" }).click();
    await page.waitForFunction(() => location.hash.length > 100);
    const link = page.url();
    await page.goto(site.url("playground.html"));
    await waitForTypes(page);
    await page.evaluate((url) => location.assign(url), link);
    await page.locator("#openapi .cm-line", { hasText: "specs/livepeer" }).waitFor();
    expect(await page.getByLabel("Example").inputValue()).toBe("");
    await close();
  });

  test("chosen files join the pages, and an overlay is applied", async () => {
    const { page, close } = await start();
    await page.locator("#add").setInputFiles([
      { name: "overlay.yaml", mimeType: "text/yaml", buffer: Buffer.from(OVERLAY) },
      { name: "one.md", mimeType: "text/markdown", buffer: Buffer.from(pageOf("/one")) },
      { name: "two.md", mimeType: "text/markdown", buffer: Buffer.from(pageOf("/two")) },
    ]);
    await page.locator("#openapi .cm-line", { hasText: "Another title" }).waitFor();
    const yaml = await shownText(page, "OpenAPI");
    expect(yaml).toContain("  /one:");
    expect(yaml).toContain("  /two:");
    expect(await page.locator("#file option").allTextContents()).toEqual(
      expect.arrayContaining(["overlay.yaml", "pages/one.md", "pages/two.md"]),
    );
    await close();
  });

  test("a dropped file becomes a page", async () => {
    const { page, close } = await start();
    await page.evaluate((text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], "dropped.md"));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true }));
    }, pageOf("/dropped"));
    await page.locator("#changes .row .place", { hasText: "dropped.md" }).first().waitFor();
    expect(await page.locator("#file").inputValue()).toBe("pages/dropped.md");
    expect(await shownText(page, "OpenAPI")).toContain("  /dropped:");
    await close();
  });

  test("a file that is dropped on the editor replaces the empty page", async () => {
    const { page, close } = await start();
    await page.getByLabel("Example").selectOption("Your own page");
    await page.locator("#page .cm-placeholder").waitFor();
    await page.evaluate((text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], "dropped.md"));
      const event = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
      document.querySelector("#page .cm-content")?.dispatchEvent(event);
    }, pageOf("/dropped"));
    await page.locator("#openapi .cm-line", { hasText: "/dropped:" }).waitFor();
    expect(await page.locator("#file option").allTextContents()).toEqual(["pages/dropped.md"]);
    await close();
  });

  test("a dropped page with the name of an open page is kept beside it", async () => {
    const { page, close } = await start();
    await page.getByLabel("Example").selectOption("Your own page");
    await page.locator("#page .cm-placeholder").waitFor();
    for (const path of ["/one", "/two"]) {
      const buffer = Buffer.from(pageOf(path));
      await page.locator("#add").setInputFiles({ name: "a.md", mimeType: "text/plain", buffer });
      await page.locator("#openapi .cm-line", { hasText: `${path}:` }).waitFor();
    }
    expect(await page.locator("#file option").allTextContents()).toEqual([
      "pages/a.md",
      "pages/a-2.md",
    ]);
    expect(await page.locator("#notice").textContent()).toContain("the new one is pages/a-2.md");
    expect(await shownText(page, "OpenAPI")).toContain("  /one:");
    await close();
  });

  test("copies the file that is shown", async () => {
    const { page, close } = await start();
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("tab", { name: "Types" }).click();
    await page.getByRole("button", { name: "Copy" }).click();
    await page.locator("#notice", { hasText: "Copied types.d.ts." }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await shownText(page, "Types"));
    await close();
  });

  test("works with the keyboard only", async () => {
    const { page, close } = await start();
    const focused = () => page.evaluate(() => document.activeElement?.id ?? "");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await focused()).toBe("main");
    await page.locator("#tab-openapi").focus();
    await page.keyboard.press("ArrowRight");
    expect(await page.locator("#types").isVisible()).toBe(true);
    await page.keyboard.press("ArrowLeft");
    // Tab leaves each editor: it does not indent there.
    await page.locator("#page .cm-content").focus();
    await page.keyboard.press("Tab");
    expect(await page.locator("#page .cm-content").evaluate((it) => it.matches(":focus"))).toBe(
      false,
    );
    await page
      .getByRole("button", { name: /^enum-value-objects/ })
      .first()
      .focus();
    await page.keyboard.press("Enter");
    expect(await page.locator("#page .cm-line.linked").first().textContent()).toMatch(/enum:/);
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
