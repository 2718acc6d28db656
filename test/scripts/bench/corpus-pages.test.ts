import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { benchCorpus } from "../../../scripts/bench/corpus.ts";
import { benchGoals } from "../../../scripts/bench/corpus-goals.ts";
import { samplePages } from "../../../scripts/bench/corpus-pages.ts";
import type { Progress } from "../../../scripts/shared/progress.ts";
import { temporaryFolder } from "../../support/commands.ts";

/** A directory with two APIs of one page each. */
function corpus(): string {
  const folder = temporaryFolder();
  for (const [api, title] of Object.entries({ one: "One", two: "Second" })) {
    mkdirSync(join(folder, api, "pages"), { recursive: true });
    const text = `openapi: 3.1.1\ninfo: { title: ${title}, version: "1" }\npaths:\n  /items: {}\n`;
    writeFileSync(join(folder, api, "pages", "page.yaml"), text);
  }
  return folder;
}

const noProgress = () => undefined;

/** Stops a benchmark at its first step, and returns how the step was announced. */
function announced(run: (progress: Progress) => unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const stop: Progress = (text, steps) => {
      resolve({ text, steps });
      throw new Error("stopped");
    };
    Promise.resolve(stop)
      .then(run)
      .then(reject, () => undefined);
  });
}

describe("the pages of the benchmark", () => {
  it("are grouped by their API, and copied with other paths if there are too few", () => {
    const apis = samplePages(corpus(), 3);
    expect(apis.map(({ name, pages }) => [name, pages.length])).toEqual([
      ["one", 2],
      ["two", 1],
    ]);
    expect(apis[0]?.pages[1]?.text).toContain("\n  /copy1/items: {}\n");
  });

  it("must exist, otherwise the command ends with a message", async () => {
    await expect(benchCorpus(join(temporaryFolder(), "none"), noProgress)).rejects.toThrow(
      "is not a directory",
    );
    const empty = temporaryFolder();
    mkdirSync(join(empty, "api", "pages"), { recursive: true });
    await expect(benchCorpus(empty, noProgress)).rejects.toThrow("contains no page");
  });

  it("are announced before they are measured, because that takes minutes", async () => {
    expect(await announced((progress) => benchCorpus(corpus(), progress))).toEqual({
      text: "measuring the pipeline with 10 pages",
      steps: { done: 0, total: 6 },
    });
    expect(await announced((progress) => benchGoals(corpus(), progress))).toEqual({
      text: "compiling the commands",
      steps: undefined,
    });
  });
});
