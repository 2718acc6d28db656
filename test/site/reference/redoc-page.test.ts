import { expect, test } from "vitest";
import { addContentPolicy } from "../../../site/reference/content-policy.ts";
import { splitRedocPage } from "../../../site/reference/redoc-page.ts";

const PAGE = `<html><head><link rel="modulepreload" href="https://cdn.example.com/redoc.js" />
</head><body><div id="redoc"></div>
<script type="module">
  import { hydrate } from "https://cdn.example.com/redoc.js";
  hydrate({ title: "$& of a vendor" });
</script></body></html>`;

test("a page of Redoc uses the scripts of the site", () => {
  const { html, script } = splitRedocPage(PAGE, "example");
  expect(html).not.toContain("https://");
  expect(html).toContain('<script src="../assets/redoc.js"></script>');
  expect(html).toContain('<script src="example.js"></script>');
  expect(script).toContain('hydrate({ title: "$& of a vendor" });');
  expect(script).not.toContain("import");
});

test("a page of Redoc in another form is refused", () => {
  const other = PAGE.replace("import { hydrate }", "import redoc");
  expect(() => splitRedocPage(other, "example")).toThrow("has another form");
});

test("the policy names the inline scripts of a page, and sends nothing", () => {
  const html = addContentPolicy("<html><head></head><body><script>let a;</script></body></html>");
  expect(html).toContain("sha256-");
  expect(html).toContain("default-src 'none'");
  expect(html).not.toMatch(/script-src[^;]*unsafe-inline/);
  expect(html).toContain("connect-src data:");
});
