import { format } from "prettier";
import type { FormatAnswer, FormatQuestion } from "./formatter.ts";

process.on("message", async ({ id, file, text }: FormatQuestion) => {
  const answer: FormatAnswer = await format(text, { filepath: file, printWidth: 100 }).then(
    (formatted) => ({ id, text: formatted }),
    (error: unknown) => ({ id, error: error instanceof Error ? error.message : String(error) }),
  );
  process.send?.(answer);
});
