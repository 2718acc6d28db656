import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { quirks, rules } from "../../scripts/pipeline/build-api.ts";
import { RULES } from "../../scripts/pipeline/report/rules.ts";

const isQuirk = (id: string) => quirks.some((quirk) => quirk.id === id);

function renderTable(ids: string[]): string {
  const rows = ids.map((id) => {
    const rule = rules.get(id);
    return `| <a id="${id}"></a>\`${id}\` | ${rule?.severity} | ${rule?.summary} |`;
  });
  return ["| rule | severity | meaning |", "| --- | --- | --- |", ...rows, ""].join("\n");
}

function renderPage(): string {
  const ids = [...rules.keys()];
  return `# Rules

<!-- Generated from the rule registry (scripts/pipeline/report/rules.ts) and the quirks. To update it: npx vitest run --dir test docs/rules --update -->

Every finding and every change in a report names its rule. Findings with the severity \`error\` stop the API: its files are not written.

## Repairs

One [quirk](../scripts/quirks) per rule. Each repair is a row of \`generated/<api>/changes.json\`, and part of the report \`changes.md\`. Repairs have the severity \`info\`; where a repair loses information, the quirk reports a warning as well.

${renderTable(ids.filter(isQuirk))}
## Findings of the phases and commands

${renderTable(ids.filter((id) => !isQuirk(id)))}
Rules that are not in these tables come from \`redocly lint\`.
`;
}

describe("docs/rules.md", () => {
  test("lists every rule", async () => {
    const { format } = await import("prettier");
    const text = await format(renderPage(), { parser: "markdown", printWidth: 100 });
    await expect(text).toMatchFileSnapshot("../../docs/rules.md");
  });
});

describe("the rule registry", () => {
  test.each([...rules])("describes %s in one sentence", (_id, { summary }) => {
    expect(summary).toMatch(/^[A-Z`][^\n]*\.$/);
  });

  test("holds only rules that the code reports", () => {
    const sources = readdirSync("scripts", { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== "rules.ts")
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
    const unused = Object.keys(RULES).filter(
      (id) => !sources.some((text) => text.includes(`"${id}"`)),
    );
    expect(unused).toEqual([]);
  });

  test("has no id that a quirk has too", () => {
    expect(Object.keys(RULES).filter(isQuirk)).toEqual([]);
  });
});
