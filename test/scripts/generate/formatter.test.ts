import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "prettier";
import { afterAll, describe, expect, it } from "vitest";
import { createFormatter } from "../../../scripts/generate/formatter.ts";
import { temporaryFolder } from "../../support/commands.ts";

const formatter = createFormatter();
afterAll(() => formatter.close());

/** The path of a file in a directory with prettier settings. Without settings, the directory has none. */
function pathWith(settings: object | undefined, name: string): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "generated"));
  if (settings) writeFileSync(join(folder, ".prettierrc"), JSON.stringify(settings));
  return join(folder, "generated", name);
}

const LONG = `export type Words = ${'"word" | '.repeat(7)}"last";\n`;

describe("the formatter", () => {
  it.each([{}, { semi: false }, { printWidth: 60 }, { useTabs: true, printWidth: 90 }])(
    "writes code that prettier accepts with the settings %o",
    async (settings) => {
      const filepath = pathWith(settings, "types.d.ts");
      const text = await formatter.format(filepath, LONG);
      expect(await check(text, { ...settings, filepath })).toBe(true);
    },
  );

  it("writes code of 100 columns without settings", async () => {
    const file = pathWith(undefined, "types.d.ts");
    expect(await formatter.settingsOf(file)).toEqual({ printWidth: 100 });
    const line = `export type Words = "${"a".repeat(70)}";\n`;
    expect(await formatter.format(file, line)).toBe(line);
  });

  it("leaves other files as they are without settings", async () => {
    const file = pathWith(undefined, "changes.json");
    expect(await formatter.settingsOf(file)).toBeNull();
    expect(await formatter.format(file, '{"a":1}')).toBe('{"a":1}');
  });

  it("names the file that prettier cannot read", async () => {
    const file = pathWith({}, "types.d.ts");
    await expect(formatter.format(file, "export type = ;")).rejects.toThrow(
      `Cannot format ${file}: `,
    );
  });
});
