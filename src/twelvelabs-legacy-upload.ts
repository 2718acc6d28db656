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
  if (!indexId) throw new VideoTasksError("Provide your indexId");
  if (!videoFile && !videoUrl) throw new VideoTasksError("Provide your videoFile or videoUrl");
  if (!video.provideTranscription != !(transcriptionFile || transcriptionUrl))
    throw new VideoTasksError(
      "Provide your provideTranscription with transcriptionFile or transcriptionUrl",
    );
  const form = new FormData();
  for (const [name, value] of Object.entries(video)) {
    // The API ignores a file beside a URL: do not upload it.
    if (value == null || (name == "videoFile" && videoUrl)) continue;
    // The API writes videoUrl as video_url; what is no Blob becomes text.
    form.append(name.replace(/[A-Z]/, "_$&").toLowerCase(), value as Blob);
  }
  return form;
};
