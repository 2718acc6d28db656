import { FetchError, type Fetched, type Validators } from "./fetched.ts";

/** Reads at most `maxBytes` of text that is no web page. */
export async function readBody(response: Response, maxBytes: number): Promise<Fetched> {
  const type = response.headers.get("content-type") ?? "";
  if (/^(text\/html|application\/xhtml\+xml)\b/i.test(type)) throw notMarkdown();
  const bytes = await collect(response, maxBytes);
  const text = decode(bytes);
  if (/^\s*<(!doctype|html|head|body)\b/i.test(text)) throw notMarkdown();
  if (text.trim() === "") throw new FetchError("answered with an empty page");
  return { state: "fetched", bytes, text, validators: validatorsOf(response) };
}

function notMarkdown(): FetchError {
  return new FetchError("answered with a web page (HTML) in place of its text");
}

async function collect(response: Response, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > maxBytes) throw new FetchError(`is larger than ${maxBytes} bytes`);
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new FetchError("is no UTF-8 text", { cause });
  }
}

function validatorsOf({ headers }: Response): Validators {
  const [etag, lastModified] = [headers.get("etag"), headers.get("last-modified")];
  return { ...(etag && { etag }), ...(lastModified && { lastModified }) };
}
