import { expect, it } from "vitest";
import { collectComponents } from "../../../../scripts/pipeline/3-merge/components.ts";
import { documentWith } from "../../../support/documents.ts";

/** The pages that define `Thing`, for each of its meanings. */
function pagesOf(...schemas: object[]): string[][] {
  const documents = schemas.map((Thing, index) =>
    documentWith("abcdefgh".charAt(index), { components: { schemas: { Thing } } }),
  );
  const { variants = [] } = collectComponents(documents).get("schemas/Thing") ?? {};
  return variants.map((list) => list.map(({ document }) => document.pageContext.page.path));
}

it("definitions that differ only in annotations are one variant, in the order of the pages", () => {
  const [plain, titled] = [{ type: "string" }, { type: "string", title: "A" }];
  expect(pagesOf(plain, titled, plain)).toEqual([["a.md", "b.md", "c.md"]]);
});

it("definitions that differ otherwise are separate variants", () => {
  const [one, other] = [{ type: "string" }, { type: "integer" }];
  expect(pagesOf(one, other, one)).toEqual([["a.md", "c.md"], ["b.md"]]);
});

it("extensions among the sections are not components", () => {
  const components = { "x-notes": { Thing: {} }, schemas: { Thing: {} } };
  expect([...collectComponents([documentWith("a", { components })]).keys()]).toEqual([
    "schemas/Thing",
  ]);
});
