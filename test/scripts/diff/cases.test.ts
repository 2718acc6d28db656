import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { ApiChange } from "../../../scripts/diff/api-change.ts";
import { CHANGE_KINDS } from "../../../scripts/diff/change-kinds.ts";
import { diffDocuments } from "../../../scripts/diff/diff-documents.ts";

const folder = new URL("../../fixtures/diff/", import.meta.url);
const cases = readdirSync(folder);

const read = (name: string, file: string) =>
  readFileSync(new URL(`${name}/${file}`, folder), "utf8");
const expectedOf = (name: string): Partial<ApiChange>[] => JSON.parse(read(name, "expected.json"));

describe("diffDocuments", () => {
  it.each(cases)("finds the changes of the case %s", (name) => {
    const base = parse(read(name, "base.yaml"));
    const changes = diffDocuments(base, parse(read(name, "revision.yaml")));
    const found = changes.map(({ breaking, direction, kind, operations, location }) => ({
      breaking,
      direction,
      kind,
      operations,
      location,
    }));
    expect(found).toEqual(expectedOf(name));
  });

  it.each(cases)("finds no change between equal documents of the case %s", (name) => {
    const text = read(name, "revision.yaml");
    expect(diffDocuments(parse(text), parse(text))).toEqual([]);
  });

  it("has a case for every kind of change", () => {
    const kinds = new Set<string | undefined>(cases.flatMap(expectedOf).map(({ kind }) => kind));
    // It needs the generated types: see confirm-changes.test.ts.
    kinds.add("type-differs");
    expect(Object.keys(CHANGE_KINDS).filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  it("has a case for each direction if the verdict depends on it", () => {
    const met = new Set(
      cases.flatMap(expectedOf).map(({ kind, direction }) => `${direction} ${kind}`),
    );
    const differing = Object.entries(CHANGE_KINDS).filter(
      ([, kind]) => kind.request !== kind.response,
    );
    const wanted = differing.flatMap(([kind]) => [`request ${kind}`, `response ${kind}`]);
    expect(wanted.filter((row) => !met.has(row))).toEqual([]);
  });
});
