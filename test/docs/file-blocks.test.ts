import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { codeBlocks, expectBlock, pages } from "../support/documentation.ts";

/** Blocks that are labelled with a file of the repository; pages with transcripts write files instead. */
const blocks = pages
  .filter((page) => codeBlocks(page).every(({ language }) => language !== "console"))
  .flatMap(codeBlocks)
  .filter(({ label }) => label.includes("/"));

test("some pages show files of the repository", () => {
  expect(blocks.length).toBeGreaterThan(0);
});

test.each(blocks)("$page:$line shows $label as it is", (block) => {
  expectBlock(block, readFileSync(block.label, "utf8"));
});
