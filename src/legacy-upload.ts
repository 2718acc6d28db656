import { VideoTasksError } from "./errors.ts";

export interface LegacyCreate {
  indexId: string;
  /** The video itself; a `File` keeps its name. */
  videoFile?: Blob | undefined;
  /** A public address of the video; it wins over `videoFile`. */
  videoUrl?: string | URL | undefined;
  /** @default "en" */
  language?: string | undefined;
  /** Needs `transcriptionFile` or `transcriptionUrl`. */
  provideTranscription?: boolean | undefined;
  transcriptionFile?: Blob | undefined;
  transcriptionUrl?: string | URL | undefined;
}

/** The multipart body, by the rules of the page "Indexes/Tasks". */
export const createUpload = (video: LegacyCreate): FormData => {
  const { indexId, videoFile, videoUrl, transcriptionFile, transcriptionUrl } = video;
  const missing = !indexId
    ? "indexId"
    : !(videoFile || videoUrl)
      ? "videoFile or videoUrl"
      : !video.provideTranscription != !(transcriptionFile || transcriptionUrl) &&
        "both provideTranscription and transcriptionFile or transcriptionUrl, or neither";
  if (missing) throw new VideoTasksError(`create needs ${missing}`);
  const form = new FormData();
  for (const [name, value] of Object.entries(video)) {
    // The API ignores a file beside a URL: do not upload it.
    if (value === undefined || (value == videoFile && videoUrl)) continue;
    // The API writes videoUrl as video_url; what is no Blob becomes text.
    form.append(name.replace(/[A-Z]/, "_$&").toLowerCase(), value as Blob);
  }
  return form;
};
