import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { pages, proseOf } from "../support/documentation.ts";

describe("the README", () => {
  test("shows how to install the package and a first example within 20 lines", () => {
    const head = readFileSync("README.md", "utf8").split("\n").slice(0, 20);
    expect(head).toContain("npm install video-tasks");
    expect(head.filter((line) => line.startsWith("```"))).toHaveLength(4);
  });

  test("names the two commands for a fresh clone", () => {
    expect(readFileSync("README.md", "utf8")).toContain(
      "```sh\nnpm ci && npm run generate\nnpm test\n```",
    );
  });
});

/** Words that make a sentence hard to read, and that have a plain replacement. */
const HARD_WORDS = [
  /(?:^|[.!?:] |[-|] )(?:What|Whoever|Whatever)\b.*/gm,
  /\bwhoever\b/g,
  /\b(?:is|are) none\b/g,
  /\b(?:stands|says of|lets be)\b/g,
];

/** Generated from the rule registry, whose sentences have a test of their own. */
const GENERATED = "docs/rules.md";

function hardWordsIn(prose: string): string[] {
  return HARD_WORDS.flatMap((words) => prose.match(words) ?? []);
}

describe("prose", () => {
  test.each(pages.filter((page) => page !== GENERATED))("%s uses plain words", (page) => {
    expect(hardWordsIn(proseOf(page))).toEqual([]);
  });

  test("a sentence that begins with What is found", () => {
    expect(hardWordsIn("It ends. What is left stays.")).toHaveLength(1);
    expect(hardWordsIn("Decide what to do.")).toEqual([]);
  });
});

describe("docs/architecture.md", () => {
  const prose = proseOf("docs/architecture.md");

  test("has a glossary of at most 25 words, in alphabetical order", () => {
    const [, glossary = ""] = prose.split("\n## Glossary\n");
    const words = [...(glossary.split("\n## ")[0] ?? "").matchAll(/^\| \*\*(.+?)\*\*/gm)].map(
      ([, word = ""]) => word,
    );
    expect(words.length).toBeGreaterThan(10);
    expect(words.length).toBeLessThanOrEqual(25);
    expect(words).toEqual([...words].sort((a, b) => a.localeCompare(b)));
  });
});
