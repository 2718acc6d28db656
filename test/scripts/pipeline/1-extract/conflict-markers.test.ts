import { describe, expect, it } from "vitest";
import { extractDocuments } from "../../../../scripts/pipeline/1-extract/extract-page.ts";
import { lineAndColumn } from "../../../../scripts/pipeline/report/page.ts";
import { pageOf } from "../../../support/endpoints.ts";

const SPECIFICATION =
  "```yaml\nopenapi: 3.1.0\ninfo: { title: A, version: '1' }\npaths: { /a: { get: {} } }\n```\n";

function conflictsIn(text: string): number[] {
  const { problems } = extractDocuments(pageOf(text));
  return problems
    .filter(({ rule }) => rule === "conflict-markers")
    .map(({ at }) => (at ? lineAndColumn(at).line : 0));
}

describe("conflict markers on a page", () => {
  it.each([
    [
      "in the prose",
      `# A\n\n<<<<<<< HEAD\nOld.\n=======\nNew.\n>>>>>>> update\n\n${SPECIFICATION}`,
    ],
    ["around code blocks", `# A\n\n<<<<<<< HEAD\n${SPECIFICATION}=======\n${SPECIFICATION}>>>>>>> update\n`], // prettier-ignore
    ["on lines that end with CRLF", "# A\r\n\r\n<<<<<<< HEAD\r\n=======\r\n>>>>>>> update\r\n"],
  ])("are an error at the first marker: %s", (_, text) => {
    expect(conflictsIn(text)).toEqual([3]);
  });

  it.each([
    ["in a code block that explains git", `# A\n\n\`\`\`\n<<<<<<< HEAD\n=======\n>>>>>>> update\n\`\`\`\n\n${SPECIFICATION}`], // prettier-ignore
    ["without their end", `# A\n\n<<<<<<< HEAD\n\n${SPECIFICATION}`],
    ["in the reverse order", `# A\n\n>>>>>>> update\n\n<<<<<<< HEAD\n\n${SPECIFICATION}`],
    ["within a line", `# A\n\nGit writes <<<<<<< HEAD and >>>>>>> update.\n\n${SPECIFICATION}`],
  ])("are not reported %s", (_, text) => {
    expect(conflictsIn(text)).toEqual([]);
  });

  it("are found on a page with very many of them", () => {
    expect(conflictsIn(`${"<<<<<<< a\n".repeat(200_000)}>>>>>>> b\n`)).toEqual([1]);
  });
});
