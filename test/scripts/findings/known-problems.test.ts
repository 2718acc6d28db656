import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { acceptProblems, writeAcceptance } from "../../../scripts/findings/accept-problems.ts";
import type { Finding } from "../../../scripts/findings/finding.ts";
import { fingerprintOf } from "../../../scripts/findings/fingerprint.ts";
import { readKnownProblems } from "../../../scripts/findings/known-problems.ts";
import { findUnneededEntries, markKnown } from "../../../scripts/findings/mark-known.ts";
import { temporaryFolder } from "../../support/commands.ts";
import { findingOf } from "../../support/findings.ts";

let specs: string;

beforeEach(() => {
  specs = temporaryFolder();
  mkdirSync(join(specs, "api"));
});

const fileOf = () => join(specs, "api", "known-problems.yaml");
const read = () => readKnownProblems(specs, "api");

function accept(findings: Finding[], reason = "The vendor knows.", prunes = true): void {
  writeAcceptance(acceptProblems(read(), markKnown(findings, read()), { reason, prunes }));
}

describe("the fingerprint of a problem", () => {
  const print = fingerprintOf(findingOf());

  it.each([
    ["the line and column", { line: 99, column: 1 }],
    ["the severity", { severity: "info" }],
    ["the page of a named component", { page: "specs/api/pages/other.md" }],
    ["the number of places", { places: 4 }],
  ] satisfies [string, Partial<Finding>][])("does not depend on %s", (_, changes) => {
    expect(fingerprintOf(findingOf(changes))).toBe(print);
  });

  it.each([
    ["the rule", { rule: "nullable" }],
    ["the place", { pointer: "/components/schemas/B/example" }],
    ["the message", { message: "It is bad." }],
  ] satisfies [string, Partial<Finding>][])("depends on %s", (_, changes) => {
    expect(fingerprintOf(findingOf(changes))).not.toBe(print);
  });

  it("depends on the page if the place has no name of its own", () => {
    const [one, two] = ["one.md", "two.md"].map((page) => findingOf({ page, pointer: "/info" }));
    expect(fingerprintOf(one!)).not.toBe(fingerprintOf(two!));
  });

  it("does not depend on positions in the message, and on indexes of lists", () => {
    const [one, two] = [3, 14].map((number) =>
      findingOf({
        pointer: `/paths/~1a/get/parameters/${number}/schema`,
        message: `It differs from the one at specs/api/pages/b.md:${number}:5 (other server).`,
      }),
    );
    expect(fingerprintOf(one!)).toBe(fingerprintOf(two!));
  });
});

describe("known problems", () => {
  it("are none without a file", () => {
    expect(read().entries).toEqual([]);
    expect(markKnown([findingOf()], read())).toEqual([findingOf()]);
  });

  it("are marked with their reason, also on another line", () => {
    accept([findingOf()]);
    const moved = findingOf({ line: 30 });
    expect(markKnown([moved], read())).toEqual([{ ...moved, accepted: "The vendor knows." }]);
    expect(findUnneededEntries([moved], read())).toEqual([]);
  });

  it("do not include a new problem of the same rule", () => {
    accept([findingOf()]);
    const fresh = findingOf({ pointer: "/components/schemas/B/example" });
    expect(markKnown([findingOf(), fresh], read())[1]).toEqual(fresh);
  });

  it("are warnings about pages only", () => {
    const error = findingOf({ severity: "error" });
    const draft = findingOf({ rule: "draft-action" });
    accept([error, findingOf({ severity: "info" }), draft]);
    expect(read().entries).toEqual([]);
    accept([findingOf()]);
    expect(markKnown([error], read())).toEqual([error]);
  });

  it("that no problem needs are errors at their lines", () => {
    accept([findingOf(), findingOf({ message: "It is bad." })]);
    const unneeded = findUnneededEntries([findingOf()], read());
    expect(unneeded).toMatchObject([{ severity: "error", rule: "unneeded-entry", page: fileOf() }]);
    const line = readFileSync(fileOf(), "utf8").split("\n")[(unneeded[0]?.line ?? 0) - 1];
    expect(line).toContain("- rule: example-mismatch");
    const fingerprint = fingerprintOf(findingOf({ message: "It is bad." }));
    const place = "example-mismatch at /components/schemas/A/example";
    expect(unneeded[0]?.message).toContain(`the problem ${fingerprint} (${place}). Remove`);
  });

  it("are not called unneeded if an error has stopped the API before", () => {
    accept([findingOf()]);
    expect(findUnneededEntries([findingOf({ severity: "error" })], read())).toEqual([]);
  });
});

describe("accepting problems", () => {
  it("keeps the reasons and comments of other entries, and removes unneeded entries", () => {
    accept([findingOf(), findingOf({ message: "It is bad." })], "First.");
    const edited = readFileSync(fileOf(), "utf8").replace("reason: First.", "reason: First. # why");
    writeFileSync(fileOf(), edited);
    const fresh = findingOf({ message: "It is new." });
    accept([findingOf(), fresh], "Second.");
    const text = readFileSync(fileOf(), "utf8");
    expect(text).toContain("reason: First. # why");
    expect(read().entries.map(({ reason }) => reason)).toEqual(["First.", "Second."]);
  });

  it("keeps entries that nothing needs if only some rules are accepted", () => {
    accept([findingOf()], "First.");
    accept([findingOf({ message: "It is bad." })], "Second.", false);
    expect(read().entries).toHaveLength(2);
  });

  it("only removes entries if there is no reason", () => {
    accept([findingOf()]);
    const { added, removed } = acceptProblems(read(), [findingOf({ message: "It is new." })], {
      reason: undefined,
      prunes: true,
    });
    expect([added, removed]).toEqual([0, 1]);
  });

  it("removes the file with its last entry", () => {
    accept([findingOf()]);
    accept([]);
    expect(() => readFileSync(fileOf())).toThrow("ENOENT");
  });

  it("writes one entry for the same problem at several places", () => {
    accept([findingOf({ pointer: "/paths/~1a/get/x/0" }), findingOf({ pointer: "/paths/~1a/get/x/1" })]); // prettier-ignore
    expect(read().entries).toHaveLength(1);
  });

  it("reads a text of a page back as it was, whatever it contains", () => {
    const message = 'It: "is" # wrong\n- fingerprint: x\u001b[2J';
    accept([findingOf({ message })]);
    expect(read().entries).toHaveLength(1);
    expect(markKnown([findingOf({ message })], read())[0]).toHaveProperty("accepted");
  });
});

describe("a file of known problems is refused", () => {
  const entry = "  - fingerprint: abc\n";

  it.each([
    ["without a list", "accepted: abc\n", "`accepted` must be a list"],
    ["without a fingerprint", "accepted:\n  - reason: It is old.\n", ":2: an accepted problem needs a `fingerprint`"], // prettier-ignore
    ["without a reason", `accepted:\n${entry}`, ":2: the accepted problem abc needs a `reason`"],
    ["with a placeholder as the reason", `accepted:\n${entry}    reason: TODO\n`, "abc needs a `reason`"], // prettier-ignore
    ["with the same entry twice", `accepted:\n${`${entry}    reason: Old.\n`.repeat(2)}`, ":4: abc is accepted twice"], // prettier-ignore
    ["that is not YAML", "accepted: [\n", "line 2: The YAML cannot be parsed. The text ends"],
    ["with a wrong indentation", "a:\n  - b: c\n   d: e\n", "line 3: The YAML cannot be parsed."],
  ])("%s", (_, text, message) => {
    writeFileSync(fileOf(), text);
    expect(read).toThrow(message);
  });
});
