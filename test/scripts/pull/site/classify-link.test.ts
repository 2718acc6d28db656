import { describe, expect, it } from "vitest";
import { classifyLink } from "../../../../scripts/pull/site/classify-link.ts";

const base = "https://docs.example.com/v1/llms.txt";
const classify = (target: string, allowHttp = false) => classifyLink(target, { base, allowHttp });

describe("a link of an index", () => {
  it.each([
    ["get.md", "page", "https://docs.example.com/v1/get.md"],
    ["/get.mdx#part", "page", "https://docs.example.com/get.mdx"],
    ["/openapi.yaml", "page", "https://docs.example.com/openapi.yaml"],
    ["/openapi.json?v=2", "page", "https://docs.example.com/openapi.json?v=2"],
    // A web page. The same URL with ".md" is the Markdown page.
    ["/tasks/get", "page", "https://docs.example.com/tasks/get.md"],
    ["/tasks/get/", "page", "https://docs.example.com/tasks/get.md"],
    ["/tasks/v1.2", "page", "https://docs.example.com/tasks/v1.2.md"],
    ["/", "page", "https://docs.example.com/index.md"],
    ["/api/llms.txt", "index", "https://docs.example.com/api/llms.txt"],
    ["/llms-api.txt", "index", "https://docs.example.com/llms-api.txt"],
    ["/_llms/zh/tab.md", "index", "https://docs.example.com/_llms/zh/tab.md"],
    ["/../../../etc/passwd", "page", "https://docs.example.com/etc/passwd.md"],
  ])("%s is followed as %s", (target, kind, url) => {
    expect(classify(target)).toEqual({ kind, url });
  });

  it.each([
    ["javascript:alert(1)", "not a web page"],
    ["file:///etc/passwd", "not a web page"],
    ["mailto:docs@example.com", "not a web page"],
    ["data:text/markdown,a", "not a web page"],
    ["https://other.example/get.md", "on another host"],
    ["//other.example/get.md", "on another host"],
    ["https://docs.example.com:8443/get.md", "on another host"],
    ["http://169.254.169.254/latest/meta-data", "on another host"],
    ["http://docs.example.com/get.md", "it does not use https; pass --allow-http to allow http"],
    ["https://user:secret@docs.example.com/get.md", "it contains a user name or password"],
    ["https://[", "the URL is invalid"],
    ["/llms-full.txt", "all pages in one file"],
    ["/logo.png", "not a Markdown, YAML or JSON file"],
    ["/page.html", "not a Markdown, YAML or JSON file"],
    [`/${"a".repeat(3000)}.md`, "the URL is too long"],
  ])("%.60s is left", (target, reason) => {
    expect(classify(target)).toMatchObject({ kind: "left", reason });
  });

  it("is followed over http only if that is allowed", () => {
    expect(classify("http://docs.example.com/get.md", true)).toMatchObject({ kind: "page" });
  });
});
