import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runCampaign, type Finding } from "../../../scripts/fuzz/campaign.ts";
import { execute } from "../../../scripts/fuzz/execute.ts";
import { readFuzzInput, type FuzzInput } from "../../../scripts/fuzz/fuzz-input.ts";
import { minimize } from "../../../scripts/fuzz/minimize.ts";
import { mutateInput } from "../../../scripts/fuzz/mutate-input.ts";
import type { Outcome } from "../../../scripts/fuzz/outcome.ts";
import { createRandom } from "../../../scripts/fuzz/random.ts";
import { readSeeds } from "../../../scripts/fuzz/seeds.ts";
import { createWatchedWorker, type WatchedWorker } from "../../../scripts/fuzz/watched-worker.ts";
import { runNode, temporaryFolder } from "../../support/commands.ts";

const FIXTURES = "test/fixtures/fuzz";
const PAGE: FuzzInput = { "pages/page.md": "# Page\n\nText.\n" };

describe("an input that once showed a fault", () => {
  it.each(readdirSync(FIXTURES))("%s shows none", async (name) => {
    const { failure } = await execute(readFuzzInput(join(FIXTURES, name)));
    expect(failure).toBeUndefined();
  });
});

describe("the executor", () => {
  it("reports an exception as a crash", async () => {
    // A fuzzer's input is text, so a number stands for any mistake in the pipeline.
    const broken = { "pages/page.md": 1 } as unknown as FuzzInput;
    expect(await execute(broken)).toMatchObject({ failure: { kind: "crash" } });
  });

  const lockWith = (outputs: object) =>
    JSON.stringify({ version: 2, tools: {}, inputs: {}, outputs });
  const formerLockWith = (outputs: object) =>
    JSON.stringify({ version: 1, tools: {}, apis: { gone: { inputs: {}, outputs } } });

  it.each([lockWith, formerLockWith])("removes the files of a former API", async (lock) => {
    const input = { "lock.json": lock({ "gone/types.ts": "" }) };
    const { features } = await execute(input);
    expect(features).toContain("lock: 1 removed, 0 skipped");
  });

  it("keeps the files that a lock file names outside of the directory of its API", async () => {
    const outputs = { "gone/../own/notes.txt": "", "gone/../../kept.txt": "", "../kept.txt": "" };
    for (const lock of [lockWith, formerLockWith]) {
      expect(await execute({ "lock.json": lock(outputs) })).not.toHaveProperty("failure");
    }
  });
});

describe("mutations", () => {
  const mutants = (seed: number) => {
    const [random, corpus] = [createRandom(seed), readSeeds(undefined)];
    return Array.from({ length: 50 }, () => mutateInput(random.pick(corpus), random, corpus));
  };

  it("are the same for the same seed, and different for another one", () => {
    expect(mutants(1)).toEqual(mutants(1));
    expect(mutants(1)).not.toEqual(mutants(2));
  });

  it("change nearly every input", () => {
    const seeds = new Set(readSeeds(undefined).map((seed) => JSON.stringify(seed)));
    const changed = mutants(3).filter((mutant) => !seeds.has(JSON.stringify(mutant)));
    expect(changed.length).toBeGreaterThan(40);
  });
});

describe("a campaign", () => {
  /** Fails for every input with an exclamation mark. */
  const fake = (): WatchedWorker => ({
    close: async () => {},
    run: async (input): Promise<Outcome> => {
      const isFailing = Object.values(input).some((text) => text.includes("!"));
      const failure = {
        kind: "crash" as const,
        message: `Failed at ${Object.keys(input).length}.`,
      };
      return { features: [], ...(isFailing && { failure }) };
    },
  });

  it("reports each fault once, with a minimal input", async () => {
    const findings: Finding[] = [];
    const statistics = await runCampaign({
      seed: 1,
      corpus: [{ "pages/a.md": "One\nTwo!\nThree\n", "pages/b.md": "Four\n" }, PAGE],
      worker: fake(),
      shouldStop: ({ executions }) => executions >= 20,
      onFinding: (finding) => findings.push(finding),
    });
    expect(statistics).toMatchObject({ executions: 20, findings: 1 });
    expect(findings).toMatchObject([{ execution: 1, input: { "pages/a.md": "!" } }]);
  });

  it("stops to minimize after the given number of attempts", async () => {
    let attempts = 0;
    const check = async () => {
      attempts += 1;
      return false;
    };
    expect(await minimize(PAGE, check, 3)).toEqual(PAGE);
    expect(attempts).toBe(3);
  });
});

describe("the watchdog", () => {
  const impatient = createWatchedWorker({ seconds: 0.001, megabytes: 1024 });
  const patient = createWatchedWorker({ seconds: 60, megabytes: 1024 });
  afterAll(() => Promise.all([impatient.close(), patient.close()]));

  it("ends an input that takes too long, and reports a hang", async () => {
    const { failure } = await impatient.run(PAGE);
    expect(failure).toEqual({ kind: "hang", message: "no result after 0.001 s" });
  });

  it("leaves an input that ends in time", async () => {
    expect(await patient.run(PAGE)).toEqual({ features: ["no-specification 0"] });
  });
});

describe("the command", () => {
  it("prints its seed and a summary", () => {
    const args = ["scripts/fuzz.ts", "--minutes", "0", "--seed", "7", "--save", temporaryFolder()];
    const { code, stdout } = runNode(args);
    expect(stdout).toMatch(/^Seed 7, \d+ inputs to start from\.\n0 executions, /);
    expect(code).toBe(0);
  });

  it("refuses a time that is not a number", () => {
    const { code, stderr } = runNode(["scripts/fuzz.ts", "--minutes", "soon"]);
    expect(stderr).toMatch(/^fuzz: --minutes must be a number; got "soon"\n/);
    expect(code).toBe(2);
  });
});
