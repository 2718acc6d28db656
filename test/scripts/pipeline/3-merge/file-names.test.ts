import { describe, expect, it } from "vitest";
import { renderTypes } from "../../../../scripts/pipeline/5-types/types.ts";
import { renderYaml } from "../../../../scripts/pipeline/6-output/openapi-yaml.ts";
import type { Page } from "../../../../scripts/pipeline/report/page.ts";
import {
  build,
  contentOf,
  jsonResponse,
  mintlifyPage,
  schemas,
  type Endpoint,
} from "../../../support/endpoints.ts";

type Endpoints = Partial<Endpoint>[];

const TEXT = "{type: object, properties: {id: {type: string}, name: {type: string}}}";
const REORDERED = "{properties: {name: {type: string}, id: {type: string}}, type: object}";
const NUMBER = "{type: object, properties: {id: {type: integer}}}";
const LIST = "{type: array, items: {$ref: '#/components/schemas/Thing'}}";
const thing = (definition: string) => ({
  response: jsonResponse("List"),
  components: schemas({ Thing: definition, List: LIST }),
});

/** The pages of an API whose files are named in this order. */
function pagesOf(endpoints: Endpoints, order: number[]): Page[] {
  return endpoints.map((endpoint, index) => {
    const path = endpoint.path ?? `/path${index}`;
    const name = String.fromCharCode(97 + (order[index] ?? 0));
    return mintlifyPage({ operationId: `read${index}`, ...endpoint, path }, `${name}.md`);
  });
}

function permutations(items: number[]): number[][] {
  if (items.length < 2) return [items];
  return items.flatMap((item) =>
    permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
  );
}

async function render(pages: Page[]): Promise<string[]> {
  const { document = {} } = await build(...pages);
  return [renderYaml(document, "api"), await renderTypes(document, "api")];
}

describe("the names of the files do not affect the output", () => {
  it.each<[string, Endpoints]>([
    ["two forms that nothing tells apart", [thing(TEXT), thing(NUMBER)]],
    ["three forms", [thing(TEXT), thing(NUMBER), thing("{type: boolean}")]],
    ["a form of an older version", [thing(TEXT), { ...thing(NUMBER), version: "0.9.0" }]],
    ["a form of another source", [thing(TEXT), { ...thing(NUMBER), info: "beta.yaml get /path1" }]],
    ["keys in another order", [thing(TEXT), thing(REORDERED), thing(REORDERED)]],
    ["other servers and tags", [{ server: "https://a.test", tag: "B" }, { tag: "A" }]],
    ["one path with two parameter names", [{ path: "/x/{id}" }, { path: "/x/{name}" }]],
    ["one id for two operations", [{ operationId: "read" }, { operationId: "read" }]],
    [
      "an operation with two media types",
      [
        { path: "/x", ...thing(TEXT) },
        { path: "/x", response: contentOf("text/csv", "type: string") },
      ],
    ],
    [
      "an operation that two versions describe",
      [
        { path: "/x", ...thing(TEXT) },
        { path: "/x", ...thing(NUMBER), version: "2.0.0" },
      ],
    ],
  ])("with %s", async (_, endpoints) => {
    const orders = permutations([...endpoints.keys()]);
    const outputs = await Promise.all(
      orders.flatMap((order) => [
        render(pagesOf(endpoints, order)),
        render(pagesOf(endpoints, order).reverse()),
      ]),
    );
    for (const output of outputs) expect(output).toEqual(outputs[0]);
  });
});
