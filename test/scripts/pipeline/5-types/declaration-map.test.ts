import { decode } from "@jridgewell/sourcemap-codec";
import { expect, it } from "vitest";
import { renderDeclarationMap } from "../../../../scripts/pipeline/5-types/declaration-map.ts";
import { renderTypes } from "../../../../scripts/pipeline/5-types/types.ts";
import { buildApi } from "../../../../scripts/pipeline/build-api.ts";

const PAGE = `\`\`\`yaml
openapi: 3.1.0
info: { title: Example, version: "1" }
paths:
  /items/{id}:
    get:
      operationId: readItem
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses:
        "200":
          description: The item.
          content:
            application/json:
              schema:
                oneOf:
                  - type: object
                    properties:
                      label: { type: string }
                  - type: object
                    properties:
                      label: { type: number }
                      level: { enum: [low, high] }
\`\`\`
`;

const TYPES = `export interface paths {
  "/items/{id}": {
    get: operations["readItem"];
    put?: never;
  };
}
export interface operations {
  readItem: {
    parameters: { path: { id: string } };
    responses: {
      200: {
        content: {
          "application/json":
            | { label?: string }
            | { label?: number; level?: "low" | "high" };
        };
      };
    };
  };
}
`;

async function mapOf(text: string) {
  const page = { path: "page.md", name: "specs/a/pages/page.md", text };
  const { document } = await buildApi({ name: "a", pages: [page] });
  const { sources, mappings } = JSON.parse(
    renderDeclarationMap(TYPES, document!, ({ name }) => `../../${name}`),
  ) as {
    sources: string[];
    mappings: string;
  };
  return { sources, lines: decode(mappings) };
}

/** The text of the page to which the nth occurrence of a text in the types leads. */
async function targetOf(name: string, occurrence = 1, text = PAGE): Promise<string | undefined> {
  const { lines } = await mapOf(text);
  const offset = TYPES.split(name).slice(0, occurrence).join(name).length;
  const before = TYPES.slice(0, offset).split("\n");
  const segment = lines[before.length - 1]?.find(([column]) => column === before.at(-1)!.length);
  const [, , line, column] = segment ?? [];
  return line === undefined ? undefined : text.split("\n")[line]?.slice(column).split(":")[0];
}

it("maps paths, operations, parameters, responses, and media types", async () => {
  expect((await mapOf(PAGE)).sources).toEqual(["../../specs/a/pages/page.md"]);
  expect(await targetOf('"/items/{id}"')).toBe("/items/{id}");
  expect(await targetOf("get")).toBe("get");
  expect(await targetOf("readItem: ")).toBe("get");
  expect(await targetOf("id: string")).toBe("{ name");
  expect(await targetOf("200")).toBe('"200"');
  expect(await targetOf('"application/json"')).toBe("application/json");
});

it("maps the properties of each branch of a union, and the values of an enum", async () => {
  const secondLabel = PAGE.split("\n").findIndex((line) => line.includes("label: { type: number"));
  const { lines } = await mapOf(PAGE);
  const line = TYPES.split("\n").findIndex((text) => text.includes("label?: number"));
  expect(lines[line]?.[0]?.[2]).toBe(secondLabel);
  expect(await targetOf("label")).toBe("label");
  expect(await targetOf('"high"')).toMatch(/^high/);
});

it("gives a name that is on no page a segment without a source", async () => {
  expect(await targetOf("put")).toBeUndefined();
  const { lines } = await mapOf(PAGE);
  expect(lines[3]).toEqual([[4]]);
});

it("moves with the lines of the page", async () => {
  const moved = `# Title\n\n${PAGE}`;
  expect(await targetOf("label", 1, moved)).toBe("label");
  const [before, after] = [await mapOf(PAGE), await mapOf(moved)];
  expect(after.lines[1]?.[0]?.[2]).toBe((before.lines[1]?.[0]?.[2] ?? 0) + 2);
});

it("maps the items of a stream, which have a name in the types only", async () => {
  const schema = "schema: { type: object, properties: { part: { type: string } } }";
  const text = PAGE.replace("application/json", "text/event-stream").replace(
    /schema:\n[^`]*/,
    `${schema}\n`,
  );
  const page = { path: "page.md", name: "specs/a/pages/page.md", text };
  const { document } = await buildApi({ name: "a", pages: [page] });
  const types = await renderTypes(document!, "a");
  const { mappings } = JSON.parse(renderDeclarationMap(types, document!, ({ name }) => name)) as {
    mappings: string;
  };
  const line = types.split("\n").findIndex((found) => found.includes("ReadItemStreamItem:"));
  const [, , pageLine = 0] = decode(mappings)[line]?.[0] ?? [];
  expect(text.split("\n")[pageLine]?.trim()).toBe(schema);
});

it("leads from a value that an overlay appends to an enum to the line of the overlay", async () => {
  const page = { path: "page.md", name: "specs/a/pages/page.md", text: PAGE };
  const target = "$.paths..schema.oneOf[1].properties.level";
  const overlayText = `overlay: 1.0.0\ninfo: { title: a, version: "1" }\nactions:\n  - target: ${target}\n    update:\n      enum:\n        - top\n`;
  const overlay = { path: "overlay.yaml", name: "specs/a/overlay.yaml", text: overlayText };
  const { document } = await buildApi({ name: "a", pages: [page], overlay });
  const types = TYPES.replace('"low" | "high"', '"low" | "high" | "top"');
  const map = JSON.parse(renderDeclarationMap(types, document!, ({ name }) => name)) as {
    sources: string[];
    mappings: string;
  };
  const line = types.split("\n").findIndex((found) => found.includes('"top"'));
  const column = types.split("\n")[line]!.indexOf('"top"');
  const segment = decode(map.mappings)[line]?.find(([start]) => start === column);
  expect(map.sources[segment?.[1] ?? -1]).toBe("specs/a/overlay.yaml");
  expect(overlayText.split("\n")[segment?.[2] ?? 0]).toBe("        - top");
});
