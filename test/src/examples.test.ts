import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const root = new URL("../../", import.meta.url);
const text = readFileSync(new URL("README.md", root), "utf8");
const names = readdirSync(new URL("test/examples", root));

test.for(names)(
  "the README shows test/examples/%s with the imports of a user of the package",
  (name) => {
    const example = readFileSync(new URL(`test/examples/${name}`, root), "utf8");
    const published = example.replace(/"\.\.\/\.\.\/src\/([a-z-]+)\.ts"/g, '"video-tasks/$1"');
    expect(published).not.toContain("../");
    expect(text).toContain("```ts\n" + published + "```");
  },
);

test("every TypeScript block of the README about the clients is an example", () => {
  const blocks = [...text.matchAll(/^```ts\n(.*?)^```$/gms)].filter(([, code]) =>
    code!.includes('"video-tasks'),
  );
  expect(blocks).toHaveLength(names.length);
});

test("the first example begins and ends within the first 20 lines of the README", () => {
  const lines = text.split("\n");
  const begin = lines.indexOf("```ts");
  expect(begin).toBeGreaterThan(0);
  expect(lines.indexOf("```", begin)).toBeLessThan(20);
});
