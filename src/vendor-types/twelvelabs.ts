import type * as generated from "#generated/twelvelabs/types.d.ts";

export {
  embeddingDataEmbeddingOptionValues,
  embeddingDataEmbeddingScopeValues,
  embeddingTaskResponseStatusValues,
  hlsObjectStatusValues,
} from "../../generated/twelvelabs/enums.ts";

/** Every documented path of the TwelveLabs API, for openapi-fetch. */
export type TwelveLabsPaths = generated.paths;

/** A video indexing task as TwelveLabs sends it. */
export interface VideoIndexingTask extends generated.TasksRetrieveResponse200 {}

/** The HLS stream of an indexed video. */
export interface HlsObject extends generated.HLSObject {}

/** How far the HLS stream of a video is. */
export type HlsObjectStatus = generated.HlsObjectStatus;

/** An embedding task as TwelveLabs sends it. */
export interface EmbeddingTask extends generated.EmbeddingTaskResponse {}

/** One embedding of a task, with the part of the media that it covers. */
export interface EmbeddingData extends generated.EmbeddingData {}

/** The metadata of an embedding task whose input is audio. */
export interface EmbeddingAudioMetadata extends generated.EmbeddingAudioMetadata {}

/** The metadata of an embedding task whose input is video. */
export interface EmbeddingVideoMetadata extends generated.EmbeddingVideoMetadata {}
