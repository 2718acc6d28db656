import ts from "typescript";
import { expect, it } from "vitest";
import { neutralizeComments } from "../../../../scripts/pipeline/5-types/neutral-comments.ts";

it("characters that control a terminal or reorder code are escaped in strings and comments", () => {
  const text = '/** a\u001b[2J\u202eb\n\tc */\nexport type A = "d\u009b\u2066e" | "f\\\\g";\n';
  expect(neutralizeComments(ts, text)).toBe(
    '/** a\\u001b[2J\\u202eb\n\tc */\nexport type A = "d\\u009b\\u2066e" | "f\\\\g";\n',
  );
});
