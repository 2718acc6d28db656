import { expect, it } from "vitest";
import { createQuirkContext } from "../../../../scripts/pipeline/2-repair/quirk-context.ts";
import { renameReferences } from "../../../../scripts/pipeline/2-repair/rename-references.ts";
import { parseObject } from "../../../support/parse.ts";
import { fileOf } from "../../../support/pages.ts";

/** A schema in a document in which `Old name` is now called `Old_name`. */
function renamed(schema: object): unknown {
  const document = parseObject(JSON.stringify({ components: { schemas: { Item: schema } } }));
  const log = { changes: [], warnings: [], reports: [] };
  const context = createQuirkContext(
    "some-rule",
    { document, pageContext: { page: fileOf("page.md", "") } },
    log,
  );
  renameReferences(document, new Map([["schemas/Old name", "schemas/Old_name"]]), context);
  return (document["components"] as { schemas: { Item: unknown } }).schemas.Item; // as given above
}

const [OLD, ENCODED, NEW] = ["Old name", "Old%20name", "Old_name"].map(
  (name) => `#/components/schemas/${name}`,
);

it.each([
  ["a reference", { $ref: OLD }, { $ref: NEW }],
  ["a reference that is percent-encoded", { items: { $ref: ENCODED } }, { items: { $ref: NEW } }],
  [
    "a reference into a component",
    { $ref: `${OLD}/properties/a` },
    { $ref: `${NEW}/properties/a` },
  ],
  ["an extension", { "x-a": [{ $ref: OLD }] }, { "x-a": [{ $ref: NEW }] }],
  [
    "the mapping of a discriminator",
    {
      discriminator: { propertyName: "a", mapping: { old: OLD, other: "#/components/schemas/B" } },
    },
    {
      discriminator: { propertyName: "a", mapping: { old: NEW, other: "#/components/schemas/B" } },
    },
  ],
])("%s follows a component to its new name", (_, schema, expected) => {
  expect(renamed(schema)).toEqual(expected);
});

it("a component of that name in another section keeps its references", () => {
  const schema = { $ref: "#/components/responses/Old name" };
  expect(renamed(schema)).toEqual(schema);
});
