import { openAsBlob } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { VideoTasksError } from "./errors.ts";
import { checkObject } from "./shared/check-options.ts";

/** The options of `fileFrom`. */
export interface FileFromOptions {
  /** The name that the vendor sees. @default the last part of the path */
  name?: string | undefined;
  /** The media type. @default "application/octet-stream" */
  type?: string | undefined;
}

/**
 * Opens a file for an upload without reading it. Its content is read while it is sent, so a video
 * may be larger than the memory.
 *
 * @example
 * ```ts
 * import { fileFrom } from "video-tasks/node";
 *
 * const videoFile = await fileFrom("interview.mp4");
 * await tasks.create({ indexId: "…", videoFile });
 * ```
 *
 * @throws `VideoTasksError` if the path is not that of a readable file.
 */
export const fileFrom = async (
  path: string | URL,
  options: FileFromOptions = {},
): Promise<File> => {
  checkObject("options", options);
  const { name, type = "application/octet-stream" } = options;
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new Error("it is not a file");
    const blob = await openAsBlob(path, { type });
    const { mtimeMs: lastModified } = found;
    return new File([blob], name ?? basename(String(path)), { type, lastModified });
  } catch (cause) {
    throw new VideoTasksError(`Cannot open ${String(path)}: ${String(cause)}`, { cause });
  }
};
