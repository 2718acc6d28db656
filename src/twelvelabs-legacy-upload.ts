import { VideoTasksError } from "./errors.ts";

/** The video to index, and its settings. */
export interface LegacyCreate {
  /** The index that the video is added to. */
  indexId: string;
  /** The video itself. A `File` keeps its name. */
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

/** Throws if a rule of the page "Indexes/Tasks" is broken. */
const checkOptions = (options: LegacyCreate): void => {
  const { indexId, videoFile, videoUrl, transcriptionFile, transcriptionUrl } = options;
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
export const createUploadForm = (options: LegacyCreate): FormData => {
  checkOptions(options);
  const fields = {
    index_id: options.indexId,
    // The API ignores a file beside a URL, so the file is not sent.
    video_file: options.videoUrl ? undefined : options.videoFile,
    video_url: options.videoUrl,
    language: options.language,
    provide_transcription: options.provideTranscription,
    transcription_file: options.transcriptionFile,
    transcription_url: options.transcriptionUrl,
  };
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    // A cast: FormData turns other values than blobs into text, but its type takes strings only.
    if (value !== undefined && value !== null) form.append(name, value as string | Blob);
  }
  return form;
};
