import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { describeSizes } from "../../../scripts/bench/client/sizes.ts";

const readRows = (text: string): string[][] =>
  text
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) => line.split("|").map((cell) => cell.trim()));

test("the table of sizes has every module of the bundles, and the page has its behaviors", async () => {
  const rows = readRows(await describeSizes()).slice(2);
  for (const [, , vendor, tasks] of rows) expect(Number(vendor) + Number(tasks)).toBeGreaterThan(0);
  const page = readFileSync("docs/measure-speed.md", "utf8");
  const size = page.slice(page.indexOf("## Size"));
  expect(
    readRows(size)
      .slice(2)
      .map(([, name]) => name),
  ).toEqual(rows.map(([, name]) => name));
});
