import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type Change, diffDocuments } from "../../../scripts/diff/diff-documents.ts";
import { rules } from "../../../scripts/diff/rules.ts";

const folder = new URL("../../fixtures/diff/", import.meta.url);
const cases = readdirSync(folder);

const read = (name: string, file: string) =>
  readFileSync(new URL(`${name}/${file}`, folder), "utf8");
const expectedOf = (name: string): Partial<Change>[] => JSON.parse(read(name, "expected.json"));

describe("what changed for a user of the types", () => {
  it.each(cases)("%s", (name) => {
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

  it.each(cases)("%s: a document equals itself", (name) => {
    const text = read(name, "revision.yaml");
    expect(diffDocuments(parse(text), parse(text))).toEqual([]);
  });

  it("has a case for every rule", () => {
    const met = new Set(cases.flatMap(expectedOf).map(({ kind }) => kind));
    expect(Object.keys(rules).filter((kind) => !met.has(kind as Change["kind"]))).toEqual([]);
  });

  it("has a case for each direction in which rules differ", () => {
    const met = new Set(
      cases.flatMap(expectedOf).map(({ kind, direction }) => `${direction} ${kind}`),
    );
    const differing = Object.entries(rules).filter(([, rule]) => rule.request !== rule.response);
    const wanted = differing.flatMap(([kind]) => [`request ${kind}`, `response ${kind}`]);
    expect(wanted.filter((row) => !met.has(row))).toEqual([]);
  });
});
