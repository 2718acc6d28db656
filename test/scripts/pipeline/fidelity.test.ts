import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { stringify } from "yaml";
import { extractDocuments } from "../../../scripts/pipeline/1-extract/extract-page.ts";
import { parseSource } from "../../../scripts/pipeline/1-extract/parse/parse.ts";
import { normalize } from "../../../scripts/pipeline/2-repair/normalize.ts";
import type { Quirk } from "../../../scripts/pipeline/2-repair/quirk.ts";
import { renderYaml } from "../../../scripts/pipeline/6-output/openapi-yaml.ts";
import { quirks, type Built } from "../../../scripts/pipeline/build-api.ts";
import type { Page } from "../../../scripts/pipeline/report/page.ts";
import { canonicalJson } from "../../../scripts/pipeline/values/canonical-json.ts";
import type { JsonObject } from "../../../scripts/pipeline/values/json-object.ts";
import { anyValue, cleanDocument, fencePage } from "../../support/clean-documents.ts";
import { build, pageOf } from "../../support/endpoints.ts";
import { injections } from "../../support/inject-quirks.ts";

// Each property builds dozens of documents, which takes longer on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

type Language = "yaml" | "json";
const language = fc.constantFrom<Language>("yaml", "json");
/** Every run generates the same documents. Set the environment variable SEED for other ones. */
const settings = (numRuns: number) => ({ numRuns, seed: Number(process.env["SEED"] ?? 20260) });

function pageFor(document: JsonObject, format: Language, name = "page.md"): Page {
  const source =
    format === "json"
      ? JSON.stringify(document)
      : stringify(document, { aliasDuplicateObjects: false });
  return pageOf(fencePage(source, format), name);
}

/** A copy with sorted keys, so that the report of a difference shows only real differences. */
const plain = (value: unknown): unknown => JSON.parse(canonicalJson(value));
const show = (value: unknown) => (value === undefined ? "nothing" : canonicalJson(value));

function changeLines({ changes }: Pick<Built, "changes">): string[] {
  return changes.map(
    ({ rule, at, pointer, before, after }) =>
      `${at?.page.name}:${at?.offset} ${rule} ${pointer}: ${show(before)} → ${show(after)}`,
  );
}

/** The problems of a document without `big-integers`, which clean documents have too. */
function problemLines({ problems }: Pick<Built, "problems">): string[] {
  return problems
    .filter(({ rule }) => rule !== "big-integers")
    .map(
      ({ severity, rule, at, message }) =>
        `${severity} ${rule} ${at?.page.name}:${at?.offset} ${message}`,
    )
    .sort();
}

const outcomeOf = (built: Built) => ({
  document: plain(built.document),
  changes: changeLines(built),
  problems: problemLines(built),
});

/** Parses the generated file again. */
function readBack(document: JsonObject | undefined): unknown {
  const text = renderYaml(document ?? {}, "api");
  return parseSource({ page: pageOf(text, "openapi.yaml"), start: 0, end: text.length });
}

/** A copy in which each object has one place, as in a document that was parsed. */
const copyOf = (document: JsonObject) => JSON.parse(JSON.stringify(document)) as JsonObject; // the copy of an object

const faultyDocument = fc
  .tuple(cleanDocument, fc.subarray(Object.keys(injections), { minLength: 1 }))
  .map(([document, names]) => {
    const faulty = copyOf(document);
    for (const name of names) injections[name]?.(faulty);
    return { document, faulty };
  });

describe("a document that needs no repair", () => {
  it("stays unchanged, in YAML and in JSON", async () => {
    await fc.assert(
      fc.asyncProperty(cleanDocument, language, async (document, format) => {
        const built = await build(pageFor(document, format));
        const expected = { document: plain(document), changes: [], problems: [] };
        expect(outcomeOf(built)).toEqual(expected);
        expect(plain(readBack(built.document))).toEqual(plain(document));
      }),
      settings(70),
    );
  });
});

describe("a document with known faults", () => {
  it.each(Object.keys(injections))(
    "becomes equal to the one without the fault: %s",
    async (name) => {
      let injected = 0;
      await fc.assert(
        fc.asyncProperty(cleanDocument, language, async (document, format) => {
          const faulty = copyOf(document);
          injections[name]?.(faulty);
          if (canonicalJson(faulty) === canonicalJson(document)) return;
          injected += 1;
          const built = await build(pageFor(faulty, format));
          expect(plain(built.document)).toEqual(plain(document));
          expect(built.changes.map(({ rule }) => rule)).toContain(name);
        }),
        settings(8),
      );
      expect(injected).toBeGreaterThan(0);
    },
  );

  it("becomes equal to the one without them if it has several", async () => {
    await fc.assert(
      fc.asyncProperty(faultyDocument, language, async ({ document, faulty }, format) => {
        const built = await build(pageFor(faulty, format));
        expect(plain(built.document)).toEqual(plain(document));
      }),
      settings(40),
    );
  });

  it("needs no further repair afterwards", async () => {
    await fc.assert(
      fc.asyncProperty(faultyDocument, async ({ faulty }) => {
        const once = await build(pageFor(faulty, "yaml"));
        const text = renderYaml(once.document ?? {}, "api");
        const twice = await build(pageOf(text, "openapi.yaml"));
        expect(changeLines(twice)).toEqual([]);
        expect(plain(twice.document)).toEqual(plain(once.document));
      }),
      settings(30),
    );
  });

  it("becomes the same if the quirks run in reverse order", () => {
    fc.assert(
      fc.property(faultyDocument, ({ faulty }) => {
        const normalized = (rules: readonly Quirk[]) => {
          const { documents } = extractDocuments(pageFor(faulty, "json"));
          return documents.map(({ value, pageContext }) => {
            const result = normalize(value, rules, pageContext);
            return [plain(value), changeLines(result), problemLines(result)];
          });
        };
        const outcome = normalized(quirks);
        expect(outcome).toHaveLength(1);
        expect(normalized(quirks.toReversed())).toEqual(outcome);
      }),
      settings(40),
    );
  });
});

describe("the values on a page with faults", () => {
  const type = fc.constantFrom(
    undefined,
    "string",
    "integer",
    "object",
    "array",
    "dict",
    ["string", "null"],
    7,
  );
  const valued = fc.record(
    {
      type,
      nullable: fc.boolean(),
      description: fc.constant(null),
      default: anyValue,
      const: anyValue,
      example: anyValue,
      examples: fc.array(anyValue),
      enum: fc.array(fc.oneof(anyValue, fc.record({ value: anyValue, type: anyValue })), {
        minLength: 1,
      }),
    },
    { requiredKeys: [] },
  );
  const KEYS = ["const", "default", "example", "examples", "enum"] as const;

  it("stay unchanged, except in enums that the report names", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(valued, { minLength: 3, maxLength: 10 }),
        language,
        async (list, format) => {
          const schemas: Record<string, JsonObject> = Object.fromEntries(
            list.map((schema, index) => [`Wild${index}`, schema]),
          );
          const document = {
            openapi: "3.1.0",
            info: { title: "Wild", version: "1" },
            components: { schemas },
          };
          const built = await build(pageFor(document, format));
          const result = built.document?.["components"] as { schemas: Record<string, JsonObject> }; // it has no error
          const rows = new Set(built.changes.map(({ pointer }) => pointer));
          for (const [name, schema] of Object.entries(schemas)) {
            for (const key of KEYS) {
              if (!Object.hasOwn(schema, key) || schema[key] === undefined) continue;
              if (key === "enum" && rows.has(`/components/schemas/${name}/enum`)) continue;
              expect([key, plain(result.schemas[name]?.[key] ?? null)]).toEqual([
                key,
                plain(schema[key]),
              ]);
            }
          }
        },
      ),
      settings(70),
    );
  });
});

describe("the pages of an API", () => {
  /** Splits a document into one per operation, each with all components. */
  const split = (document: JsonObject): JsonObject[] => {
    const paths = document["paths"] as Record<string, JsonObject>; // a clean document has paths
    return Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({
        ...document,
        paths: { [path]: { [method]: operation } },
      })),
    );
  };

  it("give the same document and report in any order", async () => {
    await fc.assert(
      fc.asyncProperty(faultyDocument, fc.infiniteStream(fc.nat()), async ({ faulty }, ranks) => {
        const pages = split(faulty).map((page, index) => pageFor(page, "yaml", `${index}.md`));
        const shuffled = pages
          .map((page) => ({ page, rank: ranks.next().value as number }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ page }) => page);
        const outcome = outcomeOf(await build(...pages));
        expect(outcomeOf(await build(...shuffled))).toEqual(outcome);
      }),
      settings(20),
    );
  });

  it("give the same document as one page with all operations", async () => {
    await fc.assert(
      fc.asyncProperty(cleanDocument, async (document) => {
        const pages = split(document).map((page, index) => pageFor(page, "json", `${index}.md`));
        const built = await build(...pages);
        expect({ document: plain(built.document), problems: problemLines(built) }).toEqual({
          document: plain(document),
          problems: [],
        });
      }),
      settings(20),
    );
  });
});
