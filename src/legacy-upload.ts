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

const demand = (holds: unknown, rule: string) => {
  if (!holds) throw new VideoTasksError(`Cannot create the task: ${rule}`);
};

/** The multipart body, by the rules of the page "Indexes/Tasks". */
export const createUpload = (video: LegacyCreate): FormData => {
  const { indexId, videoFile, videoUrl, language, provideTranscription } = video;
  const { transcriptionFile, transcriptionUrl } = video;
  demand(indexId, "indexId is missing");
  demand(videoFile || videoUrl, "pass videoFile or videoUrl");
  demand(
    !provideTranscription == !(transcriptionFile || transcriptionUrl),
    "provideTranscription goes with transcriptionFile or transcriptionUrl",
  );
  const form = new FormData();
  const fields = {
    index_id: indexId,
    language,
    video_url: videoUrl,
    // The API ignores a file beside a URL: do not upload it.
    video_file: videoUrl ? undefined : videoFile,
    provide_transcription: provideTranscription,
    transcription_file: transcriptionFile,
    transcription_url: transcriptionUrl,
  };
  for (const [name, value] of Object.entries(fields)) {
    if (value instanceof Blob) form.append(name, value);
    else if (value !== undefined) form.append(name, `${value}`);
  }
  return form;
};
