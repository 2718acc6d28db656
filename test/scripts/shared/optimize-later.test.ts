import { spawnSync } from "node:child_process";
import { setFlagsFromString } from "node:v8";
import { describe, expect, it, vi } from "vitest";
import { optimizeLater, optimizeLaterFlags } from "../../../scripts/shared/optimize-later.ts";

vi.mock("node:v8", () => ({ setFlagsFromString: vi.fn() }));

const versionsOf = (versions: Record<string, string>) => versions as NodeJS.ProcessVersions; // the function reads no others

describe("the flags for later optimization", () => {
  it("are accepted by the Node that runs the tests", () => {
    const flags = optimizeLaterFlags();
    expect(flags).toHaveLength(1);
    const { status, stderr } = spawnSync(process.execPath, [...flags, "-e", "0"]);
    expect({ status, stderr: stderr.toString() }).toEqual({ status: 0, stderr: "" });
  });

  it("differ between versions of Node, and are left out if the version is not known", () => {
    const flagsOf = (node: string) => optimizeLaterFlags(versionsOf({ node }));
    expect(flagsOf("20.19.0")).toEqual(["--interrupt-budget=1000000"]);
    expect(flagsOf("22.12.0")).toEqual(["--invocation-count-for-turbofan=50000"]);
    expect(flagsOf("21.7.3")).toEqual([]);
    expect(flagsOf("99.0.0")).toEqual([]);
  });

  it("are left out by runtimes that imitate Node", () => {
    for (const runtime of ["bun", "deno"]) {
      expect(optimizeLaterFlags(versionsOf({ node: "22.12.0", [runtime]: "2.0.0" }))).toEqual([]);
    }
  });

  it("are set in the process itself", () => {
    optimizeLater();
    expect(vi.mocked(setFlagsFromString).mock.calls).toEqual(
      optimizeLaterFlags().map((flag) => [flag]),
    );
  });
});
