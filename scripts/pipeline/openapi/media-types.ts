/** `Application/JSON; charset=utf-8` → `application/json`. */
function essenceOf(mediaType: string): string {
  return (mediaType.split(";", 1)[0] ?? "").trim().toLowerCase();
}

const STREAM =
  /^text\/event-stream$|^application\/(x-ndjson|x-jsonlines|jsonl|json-seq|stream\+json)$/;

/** Whether the body is a stream of items that arrive one at a time. */
export function isStream(mediaType: string): boolean {
  return STREAM.test(essenceOf(mediaType));
}

const BINARY =
  /^(audio|image|video|font)\/(?!.*[+/](xml|json)$)|^application\/(octet-stream|pdf|zip|gzip|x-tar|x-gzip|x-zip-compressed|vnd\.openxmlformats.*)$/;

/** Whether the body is binary. */
export function isBinary(mediaType: string): boolean {
  return BINARY.test(essenceOf(mediaType));
}

/** Whether the body is a form whose fields can be files. */
export function isForm(mediaType: string): boolean {
  return essenceOf(mediaType).startsWith("multipart/");
}
