import { describe, expect, it } from "vitest";
import { githubAnnotations } from "../../../scripts/findings/github-annotations.ts";
import { findingOf } from "../../support/findings.ts";

describe("annotations of a workflow", () => {
  it("are at most ten of each kind, and one notice counts the rest", () => {
    const findings = (["error", "warning"] as const).flatMap((severity) =>
      Array.from({ length: 12 }, (_, number) => findingOf({ severity, message: `${number}.` })),
    );
    const lines = githubAnnotations("lint", [{ name: "api", findings }]);
    const kinds = lines.map((line) => line.split(" ")[0]);
    expect(kinds.filter((kind) => kind === "::error")).toHaveLength(10);
    expect(kinds.filter((kind) => kind === "::warning")).toHaveLength(10);
    expect(lines.at(-5)).toBe(
      "::notice title=lint::1 API: 12 errors, 12 warnings. 4 more findings not annotated here.",
    );
  });

  it("show new findings first, also new infos, and list in the log what GitHub would not show", () => {
    const old = Array.from({ length: 10 }, (_, number) => findingOf({ message: `${number}.` }));
    const added = [
      findingOf({ message: "New.", isNew: true }),
      findingOf({ severity: "info", message: "New info.", isNew: true }),
      findingOf({ severity: "info", message: "Old info." }),
    ];
    const reports = [{ name: "api", findings: [...old, ...added] }];
    const lines = githubAnnotations("lint", reports, "main");
    expect(lines[0]).toMatch(/^::warning .*::New\.$/);
    expect(lines.filter((line) => line.startsWith("::notice file="))).toEqual([
      expect.stringMatching(/::New info\.$/),
    ]);
    expect(lines.slice(-2)).toEqual([
      "::notice title=lint::1 API: 11 warnings, 2 infos. New since main: 1 warning, 1 info. 1 more finding not annotated here.",
      "specs/api/pages/page.md:2:3: warning example-mismatch: 9. [/components/schemas/A/example]",
    ]);
  });

  it("leave out infos and known problems, and fold the same finding at several places", () => {
    const findings = [
      findingOf({ severity: "info" }),
      findingOf({ accepted: "The vendor knows.", message: "It is old." }),
      findingOf(),
      findingOf({ line: 9 }),
    ];
    expect(githubAnnotations("lint", [{ name: "api", findings }])).toEqual([
      "::warning file=specs/api/pages/page.md,line=2,col=3,title=example-mismatch::It is wrong. (and 1 more place)",
      "::notice title=lint::1 API: 2 warnings, 1 info, 1 known problem.",
    ]);
  });
});
