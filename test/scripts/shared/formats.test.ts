import { existsSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { formatOption, loadFormat } from "../../../scripts/shared/formats.ts";

const commands = readdirSync("scripts").filter((name) => existsSync(`scripts/${name}/formats`));
const formats = commands.flatMap((command) =>
  readdirSync(`scripts/${command}/formats`).map((file) => [command, file.replace(".ts", "")]),
);

describe("output formats", () => {
  test.each(commands)("%s has a format for people and one for programs", (command) => {
    const { choices, default: fallback } = formatOption(command);
    expect(choices).toEqual(expect.arrayContaining(["json", "text"]));
    expect(fallback).toBe("text");
  });

  test.each(commands)("the help of %s explains github only if it has this format", (command) => {
    const { choices, help } = formatOption(command);
    expect(help.includes("github")).toBe(choices?.includes("github"));
  });

  test.each(formats)("%s can load its format %s", async (command = "", name = "") => {
    expect(formatOption(command).choices).toContain(name);
    expect(await loadFormat(command, name)).toBeInstanceOf(Function);
  });
});
