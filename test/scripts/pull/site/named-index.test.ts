import { expect, it } from "vitest";
import { indexNamedBy } from "../../../../scripts/pull/site/named-index.ts";

const PAGE = "https://docs.example.com/api/get.md";

it.each([
  // Mintlify
  [
    "> ## Documentation Index\n> Fetch the complete documentation index at: https://docs.example.com/llms.txt\n> Use this file to discover all available pages.\n\n# Get",
    "https://docs.example.com/llms.txt",
  ],
  [
    "> To find navigation and other pages in this documentation, fetch the llms.txt file at: https://docs.example.com/llms.txt\n",
    "https://docs.example.com/llms.txt",
  ],
  [
    "Fetch the complete documentation index at: /docs/llms.txt",
    "https://docs.example.com/docs/llms.txt",
  ],
  // Fern
  [
    "For AI agents: a documentation index is available at the root level at /llms.txt and /llms-full.txt.",
    "https://docs.example.com/llms.txt",
  ],
  [
    "> For the complete documentation index, see https://docs.example.com/learn/llms.txt. For full content, see https://docs.example.com/learn/llms-full.txt.",
    "https://docs.example.com/learn/llms.txt",
  ],
  // ReadMe
  [
    "---\nupdatedAt: 2026-04-20\n---\n\nFetch the complete documentation index at: https://docs.example.com/v1/llms.txt. Append .md to any URL.",
    "https://docs.example.com/v1/llms.txt",
  ],
])("a page that begins with %j names its index", (text, index) => {
  expect(indexNamedBy(text, PAGE)).toBe(index);
});

it.each([
  ["Fetch the index at: https://other.example/llms.txt", "on another host"],
  ["See /llms-full.txt", "the whole documentation"],
  ["# Get\n\n```\nhttps://docs.example.com/llms.txt\n```\n", "in a code block"],
  [`${"Text. ".repeat(2000)}\n/llms.txt`, "far below the title"],
  ["The `llms.txt` file lists all pages.", "without a path"],
  ["Call ftp://docs.example.com/llms.txt", "with another protocol"],
])("%.60j names no index", (text, _reason) => {
  expect(indexNamedBy(text, PAGE)).toBeUndefined();
});
