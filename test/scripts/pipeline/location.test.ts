import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { createChangeReport } from "../../../scripts/pipeline/6-output/changes/change-report.ts";
import { renderChanges } from "../../../scripts/pipeline/6-output/changes-md.ts";
import { buildApi, rules } from "../../../scripts/pipeline/build-api.ts";
import type { Page } from "../../../scripts/pipeline/report/page.ts";
import { documentOf, pageOf } from "../../support/pages.ts";

/** The report that is written for pages in a directory of the machine, and the messages of the problems. */
async function reportOf(directory: string, texts: Record<string, string>): Promise<string> {
  const pages = Object.entries(texts).map(([name, text]): Page => ({
    path: join(directory, name),
    name: `specs/api/pages/${name}`,
    text,
  }));
  const built = await buildApi({ name: "api", pages });
  const messages = built.problems.map(({ rule, message }) => `${rule}: ${message}`);
  return [renderChanges(createChangeReport("api", built, rules)), ...messages].join("\n");
}

const operation = (contentType: string) => ({
  post: {
    requestBody: { content: { [contentType]: { schema: { type: "object" } } } },
    responses: { 204: { description: "Done." } },
  },
});

const pageWith = (title: string, schema: object, paths: object) =>
  pageOf(
    documentOf({ schemas: { Thing: schema } }, paths).replace('"Items"', JSON.stringify(title)),
  );

/** Pages that disagree, so that messages about one page name another one. */
const DISAGREEING = {
  "a.md": pageWith("Items", { type: "string" }, { "/items": operation("application/json") }),
  "b.md": pageWith("Items", { type: "integer" }, { "/items": operation("application/xml") }),
  "c.md": pageWith("Others", { type: "boolean" }, { "/others": operation("text/plain") }),
};

const fixtures = readdirSync("test/fixtures/quirks").map(
  (name) => [name, join("test/fixtures/quirks", name, "page.md")] as const,
);

describe("the report of an API", () => {
  it("is the same wherever the directory of its pages is", async () => {
    const [one, other] = ["/one/place", "another"].map((place) => reportOf(place, DISAGREEING));
    expect(await one).toBe(await other);
    for (const rule of ["joined-operations", "page-groups", "disagreeing-pages"])
      expect(await one).toContain(rule);
    expect(await one).toContain("specs/api/pages/a.md");
  });

  it.each(fixtures)("does not name a directory of the machine: %s", async (_, file) => {
    const report = await reportOf("/one/place", { [basename(file)]: readFileSync(file, "utf8") });
    expect(report).not.toContain("/one/place");
  });
});
