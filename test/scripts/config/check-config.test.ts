import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, it, test } from "vitest";
import { checkConfig } from "../../../scripts/config/check-config.ts";
import { defineConfig } from "../../../scripts/library/config.ts";

const FILE = "openapi-pages.config.ts";
const quirk = { id: "my-quirk", summary: "Changed it.", visit: {} };

describe("a configuration", () => {
  it("may have every setting", () => {
    const config = defineConfig({
      specs: "api",
      out: "src/api",
      quirks: [quirk],
      rules: { int64: "off", "my-quirk": "error", "page-servers": "info" },
      outputs: { changes: false, types: true },
    });
    expect(checkConfig(FILE, config)).toBe(config);
  });

  it.each([
    [{ spec: "a" }, 'unknown key "spec". Did you mean "specs"?'],
    [{ outputs: { type: true } }, 'unknown key "type" in outputs. Did you mean "types"?'],
    [
      { quirks: [{ ...quirk, visits: {} }] },
      'unknown key "visits" in quirks.0. Did you mean "visit"?',
    ],
    [{ rules: { int63: "off" } }, 'unknown rule "int63". Did you mean "int64"?'],
    [{ outputs: { yamlFile: true } }, 'unknown key "yamlFile" in outputs. Choose from '],
    [{ rules: { something: "off" } }, 'unknown rule "something". docs/rules.md lists the rules.'],
    [
      { rules: { int64: "loud" } },
      "rules.int64 must be equal to one of the allowed values: error, warning, info, off",
    ],
    [
      { quirks: [{ ...quirk, id: "int64" }] },
      'the id "int64" of a quirk is taken. Choose another id.',
    ],
    [{ quirks: [quirk, quirk] }, 'the id "my-quirk" of a quirk is taken. Choose another id.'],
    [[], "the configuration must be object"],
  ])("is refused with the nearest known word, or the known words: %j", (value, message) => {
    expect(() => checkConfig(FILE, value)).toThrow(`${FILE}: ${message}`);
  });

  it("cannot lower the severity of an error", () => {
    const lower = () => checkConfig(FILE, { rules: { types: "off" } });
    expect(lower).toThrow('the rule "types" is always an error');
  });
});

test("the shipped schema accepts a JSON file that names it", () => {
  const schema = JSON.parse(readFileSync("scripts/config.schema.json", "utf8")) as object;
  const validate = new Ajv().compile(schema);
  expect(validate({ $schema: "./schema.json", specs: "a" })).toBe(true);
  expect(validate({ spec: "a" })).toBe(false);
});
