import { describe, expect, it, vi } from "vitest";
import { lintLog } from "../../../../scripts/lint/formats/sarif.ts";
import { compileSarifSchema } from "../../../support/sarif-schema.ts";
import type { ProblemRow } from "../../../../scripts/pipeline/report/problems.ts";
import type { Rule } from "../../../../scripts/pipeline/report/rules.ts";

const row: ProblemRow = {
  severity: "info",
  rule: "enum-value-objects",
  page: "specs/some api/pages/page.md",
  line: 12,
  column: 7,
  pointer: "/components/schemas/Status/enum",
  message: "Unwrapped the values of an enum.",
};

const rules = new Map<string, Rule>([
  ["enum-value-objects", { severity: "info", summary: "Unwrapped the values of an enum." }],
]);

describe("lint --format sarif", () => {
  it("is valid against the SARIF 2.1.0 schema", () => {
    const validate = compileSarifSchema();
    validate(lintLog([row, { ...row, severity: "error", rule: "struct", pointer: "" }], rules));
    expect(validate.errors).toBeNull();
    validate(lintLog([{ ...row, line: 0 }], rules));
    expect(validate.errors).not.toBeNull();
  });

  it("links each rule to its documentation if it runs in a GitHub workflow", () => {
    vi.stubEnv("GITHUB_SERVER_URL", "https://git.example.com");
    vi.stubEnv("GITHUB_REPOSITORY", "example/pages");
    expect(JSON.stringify(lintLog([row], rules))).toContain(
      '"helpUri":"https://git.example.com/example/pages/blob/HEAD/docs/rules.md#enum-value-objects"',
    );
    vi.stubEnv("GITHUB_REPOSITORY", undefined);
    expect(JSON.stringify(lintLog([row], rules))).not.toContain("helpUri");
    vi.unstubAllEnvs();
  });

  it("contains the page, the line and the rule of each finding", () => {
    expect(lintLog([row], rules)).toMatchObject({
      runs: [
        {
          tool: {
            driver: {
              rules: [
                {
                  id: "enum-value-objects",
                  shortDescription: { text: "Unwrapped the values of an enum." },
                },
              ],
            },
          },
          results: [
            {
              ruleId: "enum-value-objects",
              level: "note",
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: "specs/some%20api/pages/page.md" },
                    region: { startLine: 12, startColumn: 7 },
                  },
                },
              ],
            },
          ],
        },
      ],
    });
  });
});
