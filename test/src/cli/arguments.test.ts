import { describe, expect, test } from "vitest";
import { readArguments, type CommandLine } from "../../../src/cli/arguments.ts";
import { HELP } from "../../../src/cli/help.ts";

const read = (line: string) => readArguments(line.split(" ").filter(Boolean));
const messageOf = (line: string): string => {
  try {
    return JSON.stringify(read(line));
  } catch (error) {
    return (error as Error).message;
  }
};

describe("the command line", () => {
  test("may have options before and after the ids", () => {
    const line = read("--vendor livepeer wait a --max-wait 90s b --json") as CommandLine;
    expect(line).toMatchObject({
      command: "wait",
      ids: ["a", "b"],
      readsInput: false,
      maxWait: 90_000,
      json: true,
    });
  });

  test("reads standard input without an id, and for the id -", () => {
    expect(read("watch --vendor livepeer")).toMatchObject({ ids: [], readsInput: true });
    expect(read("watch a - b --vendor livepeer")).toMatchObject({
      ids: ["a", "b"],
      readsInput: true,
    });
  });

  test("may hold an id that begins with a hyphen after --", () => {
    expect(read("wait --vendor livepeer -- -a --api-key")).toMatchObject({
      ids: ["-a", "--api-key"],
    });
  });

  test("asks for help or for the version without a vendor", () => {
    expect(read("--help")).toBe("help");
    expect(read("wait --help")).toBe("help");
    expect(read("-h")).toBe("help");
    expect(read("--version")).toBe("version");
  });

  test.for([
    ["", "The command is missing. Choose one of wait, watch, retrieve."],
    ["poll a", 'The command is "poll". Choose one of wait, watch, retrieve.'],
    ["wait a", "--vendor is missing. Choose one of twelvelabs, twelvelabs-legacy, livepeer."],
    ["wait a --vendor acme", '--vendor is "acme".'],
    ["wait a --vendor constructor", '--vendor is "constructor".'],
    ["wait a --vendor twelvelabs --task edit", '--task is "edit". Choose one of index, embed.'],
    ["wait a --vendor livepeer --task embed", "--task does not apply to livepeer"],
    ["wait a --vendor livepeer --max-wait 30", '--max-wait is "30". Give a number with a unit'],
    ["wait a --vendor livepeer --max-wait", "--max-wait needs a value."],
    ["wait a --vendor --json", "--vendor needs a value."],
    ["wait a --vendor livepeer --json=1", "--json takes no value."],
    ["wait a --vendor livepeer -h=1", "-= is not an option."],
    ["retrieve a --vendor livepeer --max-wait 5s", "--max-wait does not apply to retrieve."],
    [
      "wait a --vendor livepeer --verbose",
      "--verbose is not an option. Choose one of --vendor, --task, --max-wait, --base-url, --json, --help, --version.",
    ],
    ["wait a -x", "-x is not an option. Choose one of --vendor,"],
    ["wait .. --vendor livepeer", '".." is not a task id.'],
  ] as const)("%j is refused with the repair", ([line, message]) => {
    expect(messageOf(line)).toContain(message);
  });
});

describe("an argument that looks like an API key", () => {
  const SECRET = "tlk_SECRET";

  test.for([
    ["--api-key", SECRET],
    ["--apiKey", SECRET],
    [`--api-key=${SECRET}`],
    [`--API_KEY=${SECRET}`],
    ["--key", SECRET],
    ["-key", SECRET],
    ["--token", SECRET],
    ["--access-token", SECRET],
    ["--auth", SECRET],
    ["--bearer", SECRET],
    ["--password", SECRET],
    ["--header", `x-api-key:${SECRET}`],
    ["-H", `x-api-key:${SECRET}`],
    [`-Hx-api-key:${SECRET}`],
    [`TWELVE_LABS_API_KEY=${SECRET}`],
  ])("is refused with the reason: %s", (args) => {
    const message = messageOf(`wait a --vendor livepeer ${args.join(" ")}`);
    expect(message).toContain("is refused: an API key is never read from an argument");
    expect(message).toContain("Set TWELVE_LABS_API_KEY or LIVEPEER_API_KEY instead.");
    expect(message).not.toContain("SECRET");
  });

  test("is refused although another argument is wrong too", () => {
    expect(messageOf(`poll --api-key ${SECRET}`)).toContain("--api-key is refused");
  });

  test("is not refused among the ids after --", () => {
    expect(read("wait --vendor livepeer -- api-key=1")).toMatchObject({ ids: ["api-key=1"] });
  });
});

test("the help fits into 80 columns and names each vendor", () => {
  expect(Math.max(...HELP.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(HELP).toContain("--vendor twelvelabs|twelvelabs-legacy|livepeer ");
});
