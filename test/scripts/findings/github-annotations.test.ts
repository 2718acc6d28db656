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
    expect(lines.at(-1)).toBe(
      "::notice title=lint::1 API: 12 errors, 12 warnings. 4 more findings not annotated here.",
    );
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
