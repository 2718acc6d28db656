import { FetchError, type FetchedPage, type Validators } from "./fetched-page.ts";

const MEBIBYTE = 1024 * 1024;

export const HTML_PAGE = "the response is an HTML page, not Markdown";

/** Reads a response that must be UTF-8 text, at most `maxBytes` long, and not HTML. */
export async function readBody(response: Response, maxBytes: number): Promise<FetchedPage> {
  const type = response.headers.get("content-type") ?? "";
  if (/^(text\/html|application\/xhtml\+xml)\b/i.test(type)) throw htmlError();
  const bytes = await collect(response, maxBytes);
  const text = decode(bytes);
  if (/^\s*<(!doctype|html|head|body)\b/i.test(text)) throw htmlError();
  if (text.trim() === "") throw new FetchError("the response is empty");
  return { state: "fetched", bytes, text, validators: validatorsOf(response) };
}

function htmlError(): FetchError {
  return new FetchError(HTML_PAGE);
}

async function collect(response: Response, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

function tooLarge(maxBytes: number): FetchError {
  const mebibytes = maxBytes / MEBIBYTE;
  const size = mebibytes < 1 ? `${maxBytes} bytes` : `${mebibytes} MiB`;
  return new FetchError(`the response is larger than ${size}`);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new FetchError("the response is not UTF-8 text", { cause });
  }
}

function validatorsOf({ headers }: Response): Validators {
  const [etag, lastModified] = [headers.get("etag"), headers.get("last-modified")];
  return { ...(etag && { etag }), ...(lastModified && { lastModified }) };
}
