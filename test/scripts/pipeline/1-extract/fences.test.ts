import { describe, expect, it } from "vitest";
import { findFences } from "../../../../scripts/pipeline/1-extract/fences.ts";

/** The content of each closed block, and "…" in place of one that never closes. */
function contentsOf(text: string): string[] {
  return findFences(text).map(({ contentStart, contentEnd, closed }) =>
    closed ? text.slice(contentStart, contentEnd) : "…",
  );
}

describe("a fence with an info string within a block", () => {
  it("is content at the block's own indent, so the next bare fence closes the block", () => {
    expect(contentsOf("```yaml\na\n```js\nb\n```\nafter\n")).toEqual(["a\n```js\nb\n"]);
    expect(contentsOf("  ```yaml\na\n  ```js\nb\n  ```\nafter\n")).toEqual(["a\n  ```js\nb\n"]);
  });

  it("opens an inner block when it is indented deeper, so the next bare fence closes that one", () => {
    expect(contentsOf("```yaml\na: |\n  ```js\n  b\n  ```\nc: 1\n```\n")).toEqual([
      "a: |\n  ```js\n  b\n  ```\nc: 1\n",
    ]);
  });

  it("is closed once, so that the next bare fence at its indent closes the block", () => {
    expect(contentsOf("```yaml\na: |\n  ```js\n  b\n  ```\n  ```\nafter\n")).toEqual([
      "a: |\n  ```js\n  b\n  ```\n",
    ]);
  });

  it("is closed by a bare fence at the indent of the first one when several open", () => {
    const text = "```yaml\na: |\n  ```js\n   ```py\n  ```\nb: 1\n```\n";
    expect(contentsOf(text)).toEqual(["a: |\n  ```js\n   ```py\n  ```\nb: 1\n"]);
  });

  it("may be followed by a second inner block once the first has closed", () => {
    const inner = "  ```js\n  b\n  ```\n";
    expect(contentsOf(`\`\`\`yaml\na: |\n${inner}${inner}c: 1\n\`\`\`\n`)).toEqual([
      `a: |\n${inner}${inner}c: 1\n`,
    ]);
  });
});

describe("a closing fence", () => {
  it("has nothing but fence characters on its line", () => {
    expect(contentsOf("```\na\n``` b\n```\n")).toEqual(["a\n``` b\n"]);
    expect(contentsOf("```\na\n`````\n")).toEqual(["a\n"]);
  });

  it("is indented by at most three spaces", () => {
    expect(contentsOf("```\na\n    ```\nb\n   ```\n")).toEqual(["a\n    ```\nb\n"]);
  });

  it("may end in a carriage return", () => {
    expect(contentsOf("```\r\na\r\n```\r\n")).toEqual(["a\r\n"]);
  });
});

describe("an opening fence", () => {
  it("of backticks has no backtick in its info string", () => {
    expect(contentsOf("```a``` text\n\n~~~\nb\n~~~\n")).toEqual(["b\n"]);
    expect(contentsOf("~~~ a`b\nc\n~~~\n")).toEqual(["c\n"]);
  });

  it("may come after a byte order mark", () => {
    expect(contentsOf("\uFEFF```\na\n```\n")).toEqual(["a\n"]);
  });

  it("gives its info string without a carriage return", () => {
    expect(findFences("```yaml \r\na\r\n```\r\n")[0]?.info).toBe("yaml");
  });
});
