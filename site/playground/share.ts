import type { EngineInput } from "../workers/input.ts";

/** Longer texts are not unpacked: a small link can hold a huge text. */
const MAX_BYTES = 8 * 1024 * 1024;

/** The input as the part of a URL after `#`: JSON, compressed, in base64url. Browsers never send this part. */
export async function encodeInput(input: EngineInput): Promise<string> {
  const packed = new Blob([JSON.stringify(input)])
    .stream()
    .pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = await readBytes(packed);
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** Returns `undefined` for a text that `encodeInput` did not write. */
export async function decodeInput(text: string): Promise<EngineInput | undefined> {
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    const value: unknown = JSON.parse(new TextDecoder().decode(await readBytes(unpacked)));
    return isInput(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

async function readBytes(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value);
    length += next.value.length;
    if (length > MAX_BYTES) throw new RangeError("The text is too long.");
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

function isInput(value: unknown): value is EngineInput {
  if (typeof value !== "object" || value === null) return false;
  const { api, files } = value as Record<string, unknown>; // an object has unknown values
  if (typeof api !== "string" || typeof files !== "object" || files === null) return false;
  return Object.values(files).every((text) => typeof text === "string");
}
