import { describe, expect, it } from "vitest";
import { messagesOf, rows, updateRow } from "../support/message-rows.ts";

const isUpdate = Boolean(process.env["UPDATE_MESSAGES"]);
const pipelineRows = rows.filter(({ run }) => run === undefined);

describe("a bad input", () => {
  it("has at least sixty rows, each with another input", () => {
    expect(new Set(rows.map(({ input }) => input)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThanOrEqual(60);
  });

  it.each(pipelineRows.map((row) => [row.input, row] as const))("%s", async (_, row) => {
    const messages = await messagesOf(row);
    if (isUpdate) updateRow(row, messages);
    expect(messages).toEqual(isUpdate ? messages : row.says);
  });
});
