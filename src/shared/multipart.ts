/** Escapes a name for a header of a part, as browsers do. */
const escapeName = (name: string): string =>
  name.replaceAll("\r", "%0D").replaceAll("\n", "%0A").replaceAll('"', "%22");

/** A text that occurs in no part. Lower case, because the type of a `Blob` is always in lower case. */
const createBoundary = (): string => {
  const random = () => Math.random().toString(36).slice(2);
  return `video-tasks-${random()}${random()}${random()}`;
};

/** The headers that come before a file. A `Blob` has no name. */
const describeFile = (file: Blob & { name?: string }): string => {
  const name = escapeName(file.name ?? "blob");
  return `; filename="${name}"\r\nContent-Type: ${file.type || "application/octet-stream"}`;
};

/**
 * A form as a `Blob`, without the fields that are not given. It is not a `FormData`, because every
 * copy of `fetch` knows only its own `FormData`. The files are not read: a `Blob` refers to them.
 */
export const createMultipartBody = (fields: Record<string, unknown>): Blob => {
  const boundary = createBoundary();
  const parts: (string | Blob)[] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === null) continue;
    const isFile = value instanceof Blob;
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"`;
    parts.push(`${head}${isFile ? describeFile(value) : ""}\r\n\r\n`);
    parts.push(isFile ? value : String(value), "\r\n");
  }
  parts.push(`--${boundary}--\r\n`);
  return new Blob(parts, { type: `multipart/form-data; boundary=${boundary}` });
};
