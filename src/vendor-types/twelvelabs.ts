import type { components, paths } from "../../generated/twelvelabs/types.ts";

export {
  embeddingDataEmbeddingOptionValues,
  embeddingDataEmbeddingScopeValues,
  embeddingTaskResponseStatusValues,
  hlsObjectStatusValues,
} from "../../generated/twelvelabs/types.ts";

export type TwelveLabsPaths = paths;
export type VideoIndexingTask = components["schemas"]["tasks_retrieve_Response_200"];
export type HlsObject = components["schemas"]["HLSObject"];
export type HlsObjectStatus = components["schemas"]["HlsObjectStatus"];
export type EmbeddingTask = components["schemas"]["EmbeddingTaskResponse"];
export type EmbeddingData = components["schemas"]["EmbeddingData"];
export type EmbeddingAudioMetadata = components["schemas"]["EmbeddingAudioMetadata"];
export type EmbeddingVideoMetadata = components["schemas"]["EmbeddingVideoMetadata"];
