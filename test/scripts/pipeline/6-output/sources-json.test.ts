import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it, test } from "vitest";
import { readSources } from "../../../../scripts/library/sources.ts";
import { renderYaml } from "../../../../scripts/pipeline/6-output/openapi-yaml.ts";
import { renderSources } from "../../../../scripts/pipeline/6-output/sources-json.ts";
import { buildApi } from "../../../../scripts/pipeline/build-api.ts";
import type { Page } from "../../../../scripts/pipeline/report/page.ts";
import { listApis } from "../../../../scripts/shared/directories.ts";
import { readApi } from "../../../../scripts/shared/input-files.ts";

const PAGE = `# Read an item

\`\`\`yaml
openapi: 3.0.3
info: { title: Items, version: "1" }
servers: [{ url: https://api.example.com }]
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
              schema: { $ref: "#/components/schemas/Item" }
components:
  schemas:
    Item:
      type: object
      properties:
        label: { type: string, nullable: true }
        level:
          type: string
          enum: [low, high]
\`\`\`
`;

const OVERLAY = `overlay: 1.0.0
info: { title: Facts, version: "1" }
actions:
  - target: $.components.schemas.Item.properties.level
    x-source: https://docs.example.com
    update:
      description: The level.
      enum: [top]
  - target: $.components.schemas.Item.properties
    x-source: https://docs.example.com
    update:
      size: { type: integer }
`;

const toPage = (name: string, text: string): Page => ({
  path: `specs/items/${name}`,
  name: `specs/items/${name}`,
  text,
});

async function build(page = PAGE, overlay?: string) {
  const { document } = await buildApi({
    name: "items",
    pages: [toPage("pages/read-item.md", page)],
    overlay: overlay === undefined ? undefined : toPage("overlay.yaml", overlay),
  });
  const text = renderSources(document!, "items");
  const yaml = renderYaml(document!, "items");
  return { text, yaml, document: document!, sources: readSources(text, yaml) };
}

/** The text of a file at the place of a value. */
async function textOf(pointer: string, overlay?: string): Promise<string | undefined> {
  const source = (await build(PAGE, overlay)).sources.get(pointer);
  const text = source?.file.endsWith("overlay.yaml") ? (overlay ?? "") : PAGE;
  return source && text.split("\n")[source.line - 1]?.slice(source.column - 1);
}

const ITEM = "/components/schemas/Item";

describe("sources.json", () => {
  it("has the place of each value, also below containers that merging has made", async () => {
    expect(await textOf("/openapi")).toBe("openapi: 3.0.3");
    expect(await textOf("/info/title")).toMatch(/^title: Items/);
    expect(await textOf("/paths")).toBe("paths:");
    expect(await textOf("/paths/~1items~1{id}")).toBe("/items/{id}:");
    expect(await textOf("/paths/~1items~1{id}/get")).toBe("get:");
    expect(await textOf("/components/schemas")).toBe("schemas:");
    expect(await textOf(ITEM)).toBe("Item:");
    expect(await textOf(`${ITEM}/properties/level/enum/1`)).toBe("high]");
  });

  it("leads from a fact of the overlay to its line there, and names the action", async () => {
    const { sources } = await build(PAGE, OVERLAY);
    const level = `${ITEM}/properties/level`;
    expect(await textOf(`${level}/enum/2`, OVERLAY)).toBe("top]");
    expect(await textOf(`${level}/description`, OVERLAY)).toBe("description: The level.");
    expect(await textOf(`${level}/enum/0`, OVERLAY)).toBe("low, high]");
    expect(await textOf(`${ITEM}/properties/size/type`, OVERLAY)).toBe("type: integer }");
    const action = { rule: "overlay", file: "specs/items/overlay.yaml", line: 4, column: 5 };
    expect(sources.get(`${level}/enum/2`)?.edits).toEqual([action]);
    expect(sources.get(`${level}/enum/0`)?.edits).toEqual([]);
    expect(sources.get(`${ITEM}/properties/size`)?.edits).toEqual([{ ...action, line: 9 }]);
  });

  it("names the quirks of a value, and the value around it if no page has the value", async () => {
    const { sources } = await build();
    const type = `${ITEM}/properties/label/type`;
    expect(sources.get(type)).toMatchObject({ isWritten: true, line: 24 });
    expect(sources.get(type)?.edits.map(({ rule }) => rule)).toEqual(["nullable"]);
    expect(sources.get(`${type}/1`)).toEqual({ ...sources.get(type), isWritten: false });
  });

  it("keeps the places of the other items when an overlay removes one", async () => {
    const overlay = OVERLAY.replace(/ {2}- target[\s\S]*/, () =>
      [
        `  - target: $.components.schemas.Item.properties.level.enum[0]`,
        "    x-source: https://docs.example.com",
        "    remove: true",
        "",
      ].join("\n"),
    );
    expect(await textOf(`${ITEM}/properties/level/enum/0`, overlay)).toBe("high]");
    const { sources } = await build(PAGE, overlay);
    expect(sources.get(`${ITEM}/properties/level/enum`)?.edits).toMatchObject([
      { rule: "overlay", line: 4 },
    ]);
  });

  it("follows its JSON schema", async () => {
    const schema = JSON.parse(readFileSync("scripts/sources.schema.json", "utf8")) as object; // a JSON Schema
    const validate = new Ajv2020({ strict: false }).compile(schema);
    for (const { text } of [await build(), await build(PAGE, OVERLAY)]) {
      expect(validate(JSON.parse(text)) ? [] : validate.errors).toEqual([]);
    }
    expect(validate({ ...(JSON.parse((await build()).text) as object), version: 2 })).toBe(false);
  });

  it("changes one line per part that a page moves, and openapi.yaml and the edits stay", async () => {
    const [before, after] = [
      await build(),
      await build(PAGE.replace("# Read", "# Title\n\n# Read")),
    ];
    expect(after.yaml).toBe(before.yaml);
    const places = [...after.sources].map(([pointer, source]) => [
      pointer,
      { ...source, line: source.line - 2 },
    ]);
    expect(places).toEqual([...before.sources]);
    const linesAfter = after.text.split("\n");
    const moved = before.text.split("\n").filter((line, index) => line !== linesAfter[index]);
    expect(moved.map((line) => line.split(":")[0])).toEqual([
      '""',
      '"/paths/~1items~1{id}/get"',
      '"/components/schemas/Item"',
    ]);
  });

  it("is refused together with another openapi.yaml", async () => {
    const { text, yaml } = await build();
    expect(() => readSources(text, yaml.replace(/^ +operationId: .*\n/m, ""))).toThrow(
      'sources.json lists more values in "/paths/~1items~1{id}/get" than openapi.yaml has.',
    );
    expect(() => readSources(text, `${yaml}x-added: 1\n`)).toThrow(
      "sources.json does not list /x-added. Generate it again.",
    );
    expect(() => readSources('{"version":2}', yaml)).toThrow("another version than 1");
    expect(() => readSources(text, "[]")).toThrow("does not contain an OpenAPI document");
  });
});

const unquoted = (text: string) => text.replace(/^(?:- )?["']?/, "");

test.each(listApis("specs", []))(
  "each value of %s has a place, at which the page has its key or its value",
  async (api) => {
    const files = readApi("specs", api);
    const read = (file: string) => readFileSync(`generated/${api}/${file}`, "utf8");
    const sources = readSources(read("sources.json"), read("openapi.yaml"));
    const astray: string[] = [];
    for (const [pointer, { file, line, column, isWritten, edits }] of sources) {
      const page = [...files.pages, files.overlay, files.handwritten].find(
        (found) => found?.name === file,
      );
      const text = unquoted(page?.text.split("\n")[line - 1]?.slice(column - 1) ?? "");
      const key = pointer.slice(pointer.lastIndexOf("/") + 1).replaceAll("~1", "/");
      const isItem = /^\d+$/.test(key);
      // A section without an edit holds only components that repairs have added.
      const isSection = /^\/components\/[^/]+$/.test(pointer);
      const isExplained = isWritten ? isItem || text.startsWith(key) : isSection;
      if (text === "" || (!isExplained && edits.length === 0)) astray.push(`${pointer}: ${text}`);
    }
    expect(sources.size).toBeGreaterThan(300);
    expect(astray).toEqual([]);
  },
);
