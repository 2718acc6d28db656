import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { applyConfig } from "../../../scripts/diff/apply-config.ts";
import { readConfig } from "../../../scripts/diff/diff-config.ts";
import {
  type DiffReport,
  isBreaking,
  type ReportedChange,
} from "../../../scripts/diff/diff-report.ts";
import { fingerprintOf } from "../../../scripts/diff/fingerprint.ts";
import { temporaryFolder } from "../../support/commands.ts";

let file: string;

beforeEach(() => {
  file = join(temporaryFolder(), "diff.yaml");
});

function configOf(text: string) {
  writeFileSync(file, text);
  return readConfig(file);
}

const change: ReportedChange = {
  breaking: true,
  direction: "response",
  kind: "format-changed",
  operations: ["GET /tasks"],
  location: "Task.at",
  pointer: "/components/schemas/Task/properties/at",
  basePointer: "/components/schemas/Task/properties/at",
  message: "changed its format from date to uuid",
  before: "date",
  after: "uuid",
  fingerprint: "0123456789ab",
};

const report: DiffReport = {
  base: "HEAD",
  commit: "0123456",
  apis: [{ api: "video", file: "a.yaml", state: "compared", changes: [change] }],
  problems: [],
};

function apply(text: string, isComplete = true): DiffReport {
  return applyConfig(report, configOf(text), { isComplete });
}

describe("the severity of a rule", () => {
  it("can make its changes fine", () => {
    const applied = apply("rules: { format-changed: fine }\n");
    expect(applied.apis[0]?.changes).toMatchObject([{ breaking: false, isOverridden: true }]);
    expect(isBreaking(applied)).toBe(false);
  });

  it("can make its changes breaking", () => {
    const fine = { ...change, breaking: false };
    const config = configOf("rules: { format-changed: breaking }\n");
    const apis = report.apis.map((diff) => ({ ...diff, changes: [fine] }));
    expect(isBreaking(applyConfig({ ...report, apis }, config, { isComplete: true }))).toBe(true);
  });

  it("can leave its changes out", () => {
    expect(apply("rules: { format-changed: off }\n").apis[0]?.changes).toEqual([]);
  });
});

describe("an accepted change", () => {
  const accepted = (fingerprint: string) =>
    `accepted:\n  - fingerprint: ${fingerprint}\n    reason: The vendor announced it.\n`;

  it("no longer fails", () => {
    const applied = apply(accepted("0123456789ab"));
    expect(applied.apis[0]?.changes).toMatchObject([{ accepted: "The vendor announced it." }]);
    expect([isBreaking(applied), applied.problems]).toEqual([false, []]);
  });

  it("that no longer exists is a problem, unless only some APIs are compared", () => {
    const text = accepted("ffffffffffff");
    expect(apply(text).problems).toEqual([
      `${file}: no change has the fingerprint ffffffffffff; remove the entry`,
    ]);
    expect(apply(text, false).problems).toEqual([]);
  });
});

describe("the configuration", () => {
  it("is empty without a file", () => {
    expect(readConfig(undefined, file)).toMatchObject({ rules: new Map(), accepted: new Map() });
    expect(configOf("")).toMatchObject({ rules: new Map(), accepted: new Map() });
  });

  it("keeps a fingerprint that consists of digits", () => {
    const config = configOf("accepted: [{ fingerprint: 012345678901, reason: x }]\n");
    expect([...config.accepted.keys()]).toEqual(["012345678901"]);
    const exponent = configOf("accepted: [{ fingerprint: 12345678e901, reason: x }]\n");
    expect([...exponent.accepted.keys()]).toEqual(["12345678e901"]);
  });

  it.each([
    ["[]", "must hold `rules` and `accepted`"],
    ["rule: {}", 'has the unknown key "rule"; use rules and accepted'],
    ["rules: []", "`rules` must map rules to severities"],
    ["rules: { typo: fine }", 'the rule "typo" does not exist. Choose from '],
    [
      "rules: { proprty-removed: fine }",
      'the rule "proprty-removed" does not exist. Did you mean "property-removed"?',
    ],
    ["rules: { toString: fine }", 'the rule "toString" does not exist.'],
    ["rules: { format-changed: warn }", "the severity of format-changed must be breaking, fine or"],
    ["accepted: {}", "`accepted` must be a list"],
    ["accepted: [x]", "an accepted change needs a `fingerprint`"],
    ["accepted: [{ fingerprint: abc }]", "the accepted change abc needs a `reason`"],
    ["accepted: [{ fingerprint: abc, reason: ' ' }]", "the accepted change abc needs a `reason`"],
    [
      "accepted: [{ fingerprint: abc, reason: x }, { fingerprint: abc, reason: y }]",
      "the change abc is accepted twice",
    ],
    ["rules: {", "line 1: The YAML cannot be parsed. The text ends too early"],
  ])("rejects %s", (text, message) => {
    expect(() => configOf(text)).toThrow(message);
  });
});

describe("a fingerprint", () => {
  const original = fingerprintOf("video", change);

  it("depends on the change and not on its words or lines", () => {
    expect(original).toMatch(/^[0-9a-f]{12}$/);
    expect(fingerprintOf("video", { ...change, message: "other words" })).toBe(original);
    expect(fingerprintOf("video", { ...change, after: "time" })).not.toBe(original);
    expect(fingerprintOf("audio", change)).not.toBe(original);
  });

  it("does not depend on the text of a type", () => {
    const nullable = { ...change, kind: "became-nullable" as const, after: '"a" | null' };
    expect(fingerprintOf("video", { ...nullable, after: '"a" | "b" | null' })).toBe(
      fingerprintOf("video", nullable),
    );
  });

  it("depends on the operations only outside of components", () => {
    const operations = ["GET /tasks", "GET /tasks/{id}"];
    expect(fingerprintOf("video", { ...change, operations })).toBe(original);
    const inline = { ...change, pointer: "/paths/~1tasks/get", basePointer: "/paths/~1tasks/get" };
    expect(fingerprintOf("video", { ...inline, operations })).not.toBe(
      fingerprintOf("video", inline),
    );
  });
});
