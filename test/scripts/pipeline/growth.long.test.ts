import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { growingInputs } from "../../support/work/growing-inputs.ts";

const SIZE = 20;
const FACTOR = 4;
/** Work that grows with the input, and a little more for sorting. Work that grows with its square would be 16. */
const MAX_GROWTH = 4.5;

/** `changes.md` is rendered again with shorter lists until it has at most 300 lines, which begins between the two sizes. */
const MAX_GROWTH_BY_PART: Record<string, number> = { changes: 12 };

/** A part with fewer steps spends most of them on its start. */
const MIN_WORK = 5000;

type Work = Record<string, number>;

// V8 counts the executed blocks of code only if it does not optimize the code.
const options = ["--no-opt", "--import", "tsx", "test/support/work/measure-growth.ts"];
const output = execFileSync(process.execPath, [...options, String(SIZE), String(FACTOR)], {
  encoding: "utf8",
  maxBuffer: 1e8,
});
const results = JSON.parse(output) as Record<string, { small: Work; large: Work }>;

describe("the counted work of the pipeline", () => {
  test.each(Object.keys(growingInputs))("grows no faster than %s", (name) => {
    const { small = {}, large = {} } = results[name] ?? {};
    expect(Object.keys(large)).not.toEqual([]);
    const tooFast = Object.entries(large).filter(
      ([part, work]) =>
        work > MIN_WORK && work / (small[part] ?? 0) > (MAX_GROWTH_BY_PART[part] ?? MAX_GROWTH),
    );
    expect(tooFast).toEqual([]);
  });
});
