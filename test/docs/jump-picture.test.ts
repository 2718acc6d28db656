import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { drawJump } from "../support/jump-picture.ts";
import { startLanguageServer } from "../support/language-server.ts";

const server = startLanguageServer();
afterAll(() => server.close());

test("the picture of the jump shows the place that the language server returns", async () => {
  const file = resolve("generated/twelvelabs/types.d.ts");
  const lines = readFileSync(file, "utf8").split("\n");
  const line = lines.findIndex((text) => /^ +hls\?: /.test(text)) + 1;
  const column = lines[line - 1]!.indexOf("hls") + 1;
  server.open(file);
  const [found] = await server.definitionsAt(file, line, column);
  const picture = drawJump(
    { file, line, column, length: "hls".length },
    { ...found!, length: "hls".length },
  );
  await expect(picture).toMatchFileSnapshot("../../docs/jump-to-source.svg");
});
