import { describe, expect, it } from "vitest";
import { describeTerminal } from "../../../scripts/shared/terminal.ts";

function streamOf(changes: object): NodeJS.WriteStream {
  const stream = { isTTY: true, columns: 100, hasColors: () => true, ...changes };
  return stream as unknown as NodeJS.WriteStream; // only these members are read
}

describe("a terminal", () => {
  it.each([
    [100, 100],
    [20, 60],
    [0, 80],
    [undefined, 80],
  ])("with %s columns has %d to write on", (columns, used) => {
    expect(describeTerminal(streamOf({ columns }), {}).columns).toBe(used);
  });

  it.each([
    ["a terminal", {}, {}, true],
    ["a terminal with NO_COLOR", {}, { NO_COLOR: "1" }, false],
    ["a terminal that knows no colors", { hasColors: () => false }, {}, false],
    ["a terminal with FORCE_COLOR=0", {}, { FORCE_COLOR: "0" }, false],
    ["a pipe", { isTTY: false }, {}, false],
    ["a pipe in continuous integration", { isTTY: false }, { CI: "true" }, false],
    ["a pipe with FORCE_COLOR", { isTTY: false }, { FORCE_COLOR: "1" }, true],
    ["a pipe with FORCE_COLOR and NO_COLOR", { isTTY: false }, { FORCE_COLOR: "1", NO_COLOR: "1" }, true], // prettier-ignore
  ])("%s has colors or not", (_, changes, env, hasColors) => {
    expect(describeTerminal(streamOf(changes), env).hasColors).toBe(hasColors);
  });

  it("that is a pipe has no columns, so lines are not wrapped", () => {
    expect(describeTerminal(streamOf({ isTTY: false }), {})).toMatchObject({ isTerminal: false });
    expect(describeTerminal(streamOf({ isTTY: false }), {})).not.toHaveProperty("columns");
  });
});
