import { VideoTasksError } from "./errors.ts";
import { checkObject, checkOption, isMissing } from "./shared/check-options.ts";
import { toObject } from "./shared/json-values.ts";
import { createMultipartBody } from "./shared/multipart.ts";

/** The video to index, and its settings. */
export interface LegacyCreate {
  /** The index that the video is added to. */
  indexId: string;
  /** The video itself. A `File` keeps its name; `fileFrom` of `video-tasks/node` opens a path. */
  videoFile?: Blob | undefined;
  /** A public URL of the video. It wins over `videoFile`. */
  videoUrl?: string | URL | undefined;
  /** The language of the video. @default "en" */
  language?: string | undefined;
  /** Whether you provide a transcription: `transcriptionFile` or `transcriptionUrl`. @default false */
  provideTranscription?: boolean | undefined;
  /** The transcription itself. */
  transcriptionFile?: Blob | undefined;
  /** A public URL of the transcription. */
  transcriptionUrl?: string | URL | undefined;
}

/** Throws if a file is something else. `FormData` would send it as text. */
const checkFile = (name: string, value: unknown): void => {
  if (!value || value instanceof Blob) return;
  const kind = typeof value === "string" ? "text" : toObject(value).constructor?.name;
  throw new VideoTasksError(
    `\`${name}\` must be a \`Blob\` or a \`File\`, not ${kind}. ` +
      "In Node, open a path with `fileFrom` of `video-tasks/node`.",
  );
};

/** Throws if a text is something else. A form would send "[object Object]". */
const checkText = (name: string, value: unknown): void => {
  const isText = typeof value === "string" || value instanceof URL;
  checkOption(name, isMissing(value) || isText, "a string");
};

/** Throws if a rule of the page "Indexes/Tasks" is broken. */
const checkOptions = (options: LegacyCreate): void => {
  const { indexId, videoFile, videoUrl, language, transcriptionFile, transcriptionUrl } = options;
  const texts = { indexId, videoUrl, language, transcriptionUrl };
  for (const [name, value] of Object.entries(texts)) checkText(name, value);
  checkFile("videoFile", videoFile);
  checkFile("transcriptionFile", transcriptionFile);
  if (!indexId) throw new VideoTasksError("No index: pass `indexId`.");
  if (!videoFile && !videoUrl) {
    throw new VideoTasksError("No video: pass `videoFile` or `videoUrl`.");
  }
  const hasTranscription = Boolean(transcriptionFile ?? transcriptionUrl);
  if (Boolean(options.provideTranscription) !== hasTranscription) {
    throw new VideoTasksError(
      "Pass `provideTranscription` together with `transcriptionFile` or `transcriptionUrl`.",
    );
  }
};

/** The multipart body of an upload. @throws VideoTasksError if a rule of the API is broken. */
export const createUploadBody = (options: LegacyCreate): Blob => {
  checkObject("video", options);
  checkOptions(options);
  return createMultipartBody({
    index_id: options.indexId,
    // The API ignores a file beside a URL, so the file is not sent.
    video_file: options.videoUrl ? undefined : options.videoFile,
    video_url: options.videoUrl,
    language: options.language,
    provide_transcription: options.provideTranscription,
    transcription_file: options.transcriptionFile,
    transcription_url: options.transcriptionUrl,
  });
};
