import { readdirSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { openPageStore, type PageStore } from "../../../../scripts/add/site/page-store.ts";
import { temporaryFolder } from "../../../support/commands.ts";

const INDEX = "https://docs.example.com/llms.txt";
const PAGE = "https://docs.example.com/get.md";

let cache: string;
let store: PageStore;

beforeEach(() => {
  cache = join(temporaryFolder(), "cache");
  store = openPageStore(cache, INDEX);
});

/** Makes every stored page look as if it was stored this many hours ago. */
function age(hours: number): void {
  for (const entry of readdirSync(cache, { recursive: true, encoding: "utf8" })) {
    const path = join(cache, entry);
    const time = new Date(Date.now() - hours * 3_600_000);
    if (statSync(path).isFile()) utimesSync(path, time, time);
  }
}

describe("the store of downloaded pages", () => {
  it("returns a page to a later run, byte for byte", () => {
    store.write(PAGE, Buffer.from("\uFEFF# Page\r\n"));
    expect(openPageStore(cache, INDEX).read(PAGE)).toEqual(Buffer.from("\uFEFF# Page\r\n"));
    expect(store.read(`${PAGE}x`)).toBeUndefined();
  });

  it("keeps the pages of another site apart", () => {
    store.write(PAGE, Buffer.from("# Page"));
    expect(openPageStore(cache, "https://other.example/llms.txt").read(PAGE)).toBeUndefined();
  });

  it("forgets a page after a day", () => {
    store.write(PAGE, Buffer.from("# Page"));
    age(23);
    expect(store.read(PAGE)).toBeDefined();
    age(25);
    expect(store.read(PAGE)).toBeUndefined();
  });

  it("leaves nothing behind when it is cleared", () => {
    store.write(PAGE, Buffer.from("# Page"));
    store.clear();
    expect(() => readdirSync(cache)).toThrow("ENOENT");
    expect(() => store.clear()).not.toThrow();
  });
});
