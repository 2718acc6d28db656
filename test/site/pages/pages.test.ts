import { expect, test } from "vitest";
import { toChangeRows } from "../../../site/pages/change-rows.ts";
import { renderChangesPage } from "../../../site/pages/changes-page.ts";
import { html } from "../../../site/pages/html.ts";
import { splitCode } from "../../../site/pages/inline-code.ts";
import { renderMarkdown } from "../../../site/pages/markdown.ts";
import { placeFindings } from "../../../site/workers/place-findings.ts";
import { search } from "../../../site/scripts/search.ts";

test("texts in a template are escaped, and HTML is not", () => {
  const inner = html`<b>${"<script>"}</b>`;
  expect(html`${inner} ${[1, "&"]}`.text).toBe("<b>&lt;script&gt;</b> 1&amp;");
});

test("HTML of a page does not reach the changes page", () => {
  const evil = '<img src="x" onerror="alert(1)">';
  const place = { file: "pages/a.md", line: 1, column: 1, offset: 0 };
  const input = { api: "example", files: { "pages/a.md": evil } };
  const change = { rule: "nullable", summary: evil, place, pointer: "/a", before: 1, after: evil };
  const problems = [{ severity: "warning" as const, rule: "x", message: evil, place }];
  const page = renderChangesPage(toChangeRows(input, { changes: [change], problems }));
  expect(page).not.toContain("<img");
  expect(page).toContain("&lt;img");
});

test("headings have the anchors that the Markdown files link to", () => {
  const { title, html: text } = renderMarkdown("# A `b`, c\n\n## Same\n\n## Same\n", String);
  expect(title).toBe("A b, c");
  expect(text).toContain('id="a-b-c"');
  expect(text).toContain('id="same-1"');
});

test("raw HTML in Markdown is text", () => {
  expect(renderMarkdown("<script>1</script>", String).html).not.toContain("<script>");
});

test("comments in Markdown are left out, and anchors are kept", () => {
  const { html: text, sections } = renderMarkdown(
    '# A\n\n<!-- Generated -->\n\n| a |\n| - |\n| <a id="my-rule"></a>`my-rule` |\n',
    String,
  );
  expect(text).not.toContain("Generated");
  expect(text).toContain('<a id="my-rule"></a><code>my-rule</code>');
  expect(sections[0]?.text).not.toContain("<a");
  expect(renderMarkdown('Hi <a href="x" onclick="y">z</a>', String).html).not.toContain("<a href");
});

test("the code in a sentence is found between backticks", () => {
  expect(splitCode("Use `a` now")).toEqual([
    { text: "Use ", isCode: false },
    { text: "a", isCode: true },
    { text: " now", isCode: false },
  ]);
});

test("repairs come before the facts of an overlay, which have their own sentences", () => {
  const fact = { rule: "overlay", pointer: "/a", before: 1, after: 2 };
  const repair = { rule: "nullable", pointer: "/b", before: 1, after: 2 };
  const changes = [
    { ...fact, at: undefined, description: "Why." },
    { ...repair, at: undefined },
  ];
  const placed = placeFindings({ changes, problems: [] }).changes;
  expect(placed.map(({ rule }) => rule)).toEqual(["nullable", "overlay"]);
  expect(placed[1]?.summary).toBe("Why.");
});

test("the search needs all words, and prefers headings", () => {
  const index = [
    { page: "Options", heading: "Options", url: "a", text: "retries and errors" },
    { page: "Errors", heading: "Errors", url: "b", text: "the retries" },
  ];
  expect(search(index, "retries errors").map(({ url }) => url)).toEqual(["b", "a"]);
  expect(search(index, "retries nothing")).toEqual([]);
  expect(search(index, "  ")).toEqual([]);
});
