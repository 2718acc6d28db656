import { expect, it } from "vitest";
import { messagesOf, rows, updateRow } from "../support/message-rows.ts";

const isUpdate = Boolean(process.env["UPDATE_MESSAGES"]);
const commandRows = rows.filter(({ run }) => run !== undefined);

// Each row starts a process.
it.each(commandRows.map((row) => [row.input, row] as const))("%s", async (_, row) => {
  const messages = await messagesOf(row);
  if (isUpdate) updateRow(row, messages);
  expect(messages).toEqual(isUpdate ? messages : row.says);
});
