const BYTE_ORDER_MARK = "\ufeff";

/**
 * Reads ids that are separated by white space, as they arrive. The input is read no faster than the
 * ids are taken.
 */
export async function* readIds(
  input: AsyncIterable<string | Uint8Array>,
): AsyncGenerator<string, void> {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let rest = "";
  for await (const chunk of input) {
    rest += typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
    const words = rest.replaceAll(BYTE_ORDER_MARK, "").split(/\s+/);
    // The last word may go on in the next chunk.
    rest = words.pop() ?? "";
    yield* words.filter((word) => word !== "");
  }
  rest += decoder.decode();
  if (rest !== "") yield rest;
}
