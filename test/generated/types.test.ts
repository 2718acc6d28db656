import { readFileSync } from "node:fs";
import { join } from "node:path";
import formats from "ajv-formats";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, expectTypeOf, test } from "vitest";
import { parse } from "yaml";
import type * as livepeer from "../../generated/livepeer/types.d.ts";
import type * as legacy from "../../generated/twelvelabs-legacy/types.d.ts";
import { taskStatusValues } from "../../generated/twelvelabs-legacy/enums.ts";
import type * as twelvelabs from "../../generated/twelvelabs/types.d.ts";
import { hlsObjectStatusValues } from "../../generated/twelvelabs/enums.ts";

const apis = ["livepeer", "twelvelabs", "twelvelabs-legacy"];
const read = (path: string) => readFileSync(path, "utf8");
const generated = (api: string, file: string) => read(join("generated", api, file));

interface OpenApi {
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}

interface Operation {
  operationId: string;
  responses: Record<string, { content: Record<string, { schema: object; example?: unknown }> }>;
}

function documentOf(api: string): OpenApi {
  return parse(generated(api, "openapi.yaml")) as OpenApi; // the lint checks its shape
}

describe("TwelveLabs", () => {
  test("the status of the stream is a union, and its values exist at run time", () => {
    expectTypeOf<twelvelabs.HlsObjectStatus>().toEqualTypeOf<
      "PROCESSING" | "COMPLETE" | "CANCELED" | "ERROR"
    >();
    expectTypeOf(hlsObjectStatusValues).toEqualTypeOf<
      readonly ["PROCESSING", "COMPLETE", "CANCELED", "ERROR"]
    >();
    expect(hlsObjectStatusValues).toEqual(["PROCESSING", "COMPLETE", "CANCELED", "ERROR"]);
  });

  test("the metadata of an embedding task narrows on `input_type`", () => {
    type Metadata = NonNullable<twelvelabs.EmbeddingTaskResponse["metadata"]>;
    expectTypeOf<Metadata["input_type"]>().toEqualTypeOf<"audio" | "video">();
    expectTypeOf<
      Extract<Metadata, { input_type: "video" }>
    >().toEqualTypeOf<twelvelabs.EmbeddingVideoMetadata>();
    expectTypeOf<
      Extract<Metadata, { input_type: "audio" }>
    >().toEqualTypeOf<twelvelabs.EmbeddingAudioMetadata>();
    const clipLength = (metadata: Metadata) => {
      // @ts-expect-error Audio has no clip length.
      void metadata.clip_length;
      return metadata.input_type === "video" ? metadata.clip_length : undefined;
    };
    expectTypeOf(clipLength).returns.toEqualTypeOf<number | undefined>();
  });

  test("an embedding option is one of its literals or null", () => {
    expectTypeOf<Required<twelvelabs.EmbeddingData>["embedding_option"]>().toEqualTypeOf<
      "visual" | "audio" | "transcription" | null
    >();
  });

  test("the data of an embedding task may be null", () => {
    expectTypeOf<twelvelabs.EmbeddingTaskResponse["data"]>().toEqualTypeOf<
      twelvelabs.EmbeddingData[] | null
    >();
  });
});

describe("Livepeer", () => {
  type Source = livepeer.Asset["source"];
  type Ipfs = NonNullable<NonNullable<livepeer.Asset["storage"]>["ipfs"]>;

  test("the overlay states the types of the placeholders", () => {
    type Params = NonNullable<livepeer.Task["params"]>;
    type Clip = NonNullable<NonNullable<Params["clip"]>["clipStrategy"]>;
    type Encryption = livepeer.AssetEncryption | undefined;
    expectTypeOf<NonNullable<Params["upload"]>["encryption"]>().toEqualTypeOf<Encryption>();
    expectTypeOf<Extract<Source, { type: "url" }>["encryption"]>().toEqualTypeOf<Encryption>();
    expectTypeOf<Required<Clip>>().toEqualTypeOf<{
      startTime: number;
      endTime: number;
      playbackId: string;
    }>();
    expectTypeOf<Ipfs["cid"]>().toEqualTypeOf<string | undefined>();
  });

  test("the properties beside a placeholder are kept", () => {
    expectTypeOf<Ipfs>().toHaveProperty("updatedAt");
    expectTypeOf<Ipfs["nftMetadata"]>().toEqualTypeOf<livepeer.IpfsFileInfo | undefined>();
    expectTypeOf<livepeer.IpfsExportParams>().toHaveProperty("pinata");
  });

  test("the source narrows on `type`", () => {
    expectTypeOf<Source["type"]>().toEqualTypeOf<"url" | "recording" | "directUpload" | "clip">();
    const place = (source: Source) => {
      if (source.type === "url") return source.url;
      return source.type === "recording" ? source.sessionId : source.assetId;
    };
    expectTypeOf(place).returns.toEqualTypeOf<string | undefined>();
  });

  test("a property with a default is still optional", () => {
    expectTypeOf<{}>().toExtend<Pick<Ipfs, "spec">>();
    type Spec = NonNullable<Ipfs["spec"]>;
    expectTypeOf<{}>().toExtend<Pick<Spec, "nftMetadataTemplate">>();
    expectTypeOf<Spec["nftMetadataTemplate"]>().toEqualTypeOf<"file" | "player" | undefined>();
  });

  test("the documented phases are a union", () => {
    expectTypeOf<NonNullable<livepeer.Task["status"]>["phase"]>().toEqualTypeOf<
      "pending" | "waiting" | "running" | "failed" | "completed" | "cancelled"
    >();
  });
});

describe("TwelveLabs, legacy", () => {
  test("the status is a union of the words in the prose", () => {
    expectTypeOf<legacy.TaskStatus>().toEqualTypeOf<(typeof taskStatusValues)[number]>();
    expect(taskStatusValues).toEqual(
      expect.arrayContaining(["validating", "pending", "indexing", "ready", "failed"]),
    );
  });

  test("query parameters with a default are optional", () => {
    type Query = NonNullable<legacy.operations["listTasks"]["parameters"]["query"]>;
    expectTypeOf<{}>().toExtend<Query>();
    expectTypeOf<Query["page"]>().toEqualTypeOf<number | undefined>();
  });
});

/** The operations that require the caller to pass a header. */
type RequiringHeaders<Operations> = {
  [Id in keyof Operations]: Operations[Id] extends { parameters: { header?: infer Header } }
    ? [Exclude<Header, undefined>] extends [never]
      ? never
      : Id
    : Id;
}[keyof Operations];

type Success = 200 | 201 | 202 | 204;

/** The operations with an error response whose type has no body. */
type WithoutErrorBody<Operations> = {
  [Id in keyof Operations]: Operations[Id] extends { responses: infer Responses }
    ? {
        [Status in Exclude<keyof Responses, Success>]: HasBody<Responses[Status]> extends true
          ? never
          : Id;
      }[Exclude<keyof Responses, Success>]
    : Id;
}[keyof Operations];

type HasBody<Response> = Response extends { content: infer Content }
  ? [Content[keyof Content]] extends [undefined]
    ? false
    : true
  : false;

describe("every operation", () => {
  test("does not ask for a header, because the client adds the key", () => {
    expectTypeOf<RequiringHeaders<twelvelabs.operations>>().toBeNever();
    expectTypeOf<RequiringHeaders<legacy.operations>>().toBeNever();
    expectTypeOf<RequiringHeaders<livepeer.operations>>().toBeNever();
    type Asking = { ask: { parameters: { header: { "x-api-key": string } } } };
    expectTypeOf<RequiringHeaders<Asking>>().toEqualTypeOf<"ask">();
  });

  test("has a body type for each documented error", () => {
    expectTypeOf<WithoutErrorBody<twelvelabs.operations>>().toBeNever();
    expectTypeOf<WithoutErrorBody<legacy.operations>>().toBeNever();
    expectTypeOf<WithoutErrorBody<livepeer.operations>>().toBeNever();
    type Empty = { fail: { responses: { 200: object; 400: { content?: never } } } };
    expectTypeOf<WithoutErrorBody<Empty>>().toEqualTypeOf<"fail">();
  });

  test("names the fields of its errors", () => {
    type ErrorOf<Response> = Response extends { content: { "application/json": infer Body } }
      ? Body
      : never;
    type Tasks = twelvelabs.operations["tasksRetrieve"]["responses"];
    expectTypeOf<ErrorOf<Tasks[400]>>().toEqualTypeOf<twelvelabs.Error>();
    type Embed = twelvelabs.operations["embedV2TasksRetrieve"]["responses"];
    expectTypeOf<ErrorOf<Embed[404]>["error"]["message"]>().toBeString();
    type Livepeer = livepeer.operations["getTask"]["responses"];
    expectTypeOf<ErrorOf<Livepeer["default"]>["errors"]>().toEqualTypeOf<string[] | undefined>();
    type Legacy = legacy.operations["retrieveTask"]["responses"];
    expectTypeOf<ErrorOf<Legacy[400]>["message"]>().toBeString();
  });

  test.each([
    ["twelvelabs", ["embedV2TasksRetrieve", "tasksRetrieve"]],
    ["twelvelabs-legacy", ["createTask", "listTasks", "retrieveTask", "retrieveVideoId"]],
    ["livepeer", ["getTask"]],
  ])("has a readable identifier: %s", (api, ids) => {
    const items = Object.values(documentOf(api).paths).flatMap((item) => Object.values(item));
    expect(items.map(({ operationId }) => operationId).sort()).toEqual(ids);
  });

  test.each([
    ["twelvelabs", "https://api.twelvelabs.io/v1.3"],
    ["twelvelabs-legacy", "https://api.twelvelabs.io/v1"],
    ["livepeer", "https://livepeer.studio/api"],
  ])("goes to the vendor's server: %s", (api, url) => {
    expect(documentOf(api).servers).toEqual([expect.objectContaining({ url })]);
  });
});

describe("placeholders", () => {
  const page = read("specs/livepeer/pages/get-task.md");
  const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
  const placeholders = [...page.matchAll(new RegExp(`^ +\\S+: (${uuid.source})$`, "gm"))]
    .filter(([line]) => !line.trim().startsWith("example:"))
    .map(([, found]) => found ?? "");

  test("occur on the page", () => {
    expect(placeholders).toHaveLength(8);
  });

  test.each([
    "openapi.yaml",
    "types.d.ts",
    "enums.ts",
    "changes.md",
    "changes.json",
    "sources.json",
  ])("do not appear in %s", (file) => {
    const text = generated("livepeer", file);
    expect(placeholders.filter((placeholder) => text.includes(placeholder))).toEqual([]);
  });

  test("are not confused with real UUIDs in examples", () => {
    const genuine = [...page.matchAll(uuid)]
      .map(([found]) => found)
      .filter((found) => !placeholders.includes(found));
    expect(genuine.length).toBeGreaterThan(0);
    for (const example of genuine) {
      expect(generated("livepeer", "openapi.yaml")).toContain(example);
      expect(generated("livepeer", "types.d.ts")).toContain(example);
    }
  });

  test("are repaired, and need nobody since the overlay states their types", () => {
    const report = generated("livepeer", "changes.md");
    expect(report).not.toContain("warning placeholder");
    const repairs = report.slice(report.indexOf("## Repairs by rule"));
    expect(repairs.match(/`"<uuid>"` → /g)).toHaveLength(placeholders.length);
  });
});

describe("the documented example", () => {
  const document = documentOf("twelvelabs");
  const content = document.paths["/tasks/{task_id}"]?.["get"]?.responses["200"]?.content;
  const example = content?.["application/json"]?.example;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema({ $id: "api", ...document });
  const pointer =
    "/paths/~1tasks~1{task_id}/get/responses/200/content/application~1json/schema".replaceAll(
      /[{}]/g,
      encodeURIComponent,
    );
  const validate = ajv.compile({ $ref: `api#${pointer}` });

  test("is identical to the one on the page", () => {
    const page = read("specs/twelvelabs/pages/retrieve-video-indexing-task.rendered.txt");
    const numbered = page.split("\n").filter((line) => /^\d+ *[{}"\]]/.test(line));
    expect(example).toEqual(JSON.parse(numbered.map((line) => line.replace(/^\d+/, "")).join("")));
  });

  test("validates against the normalized schema", () => {
    expect(validate(example)).toBe(true);
  });

  test.each([
    ["a status that is not a string", { status: 5 }, "/status"],
    ["a stream's status that is not in the enum", { hls: { status: "DONE" } }, "/hls/status"],
    ["a time that is not a date", { created_at: "yesterday" }, "/created_at"],
    [
      "a height that is not an integer",
      { system_metadata: { height: 1.5 } },
      "/system_metadata/height",
    ],
  ])("does not validate with %s", (_, difference, path) => {
    expect(validate({ ...(example as object), ...difference })).toBe(false); // checked above
    expect(validate.errors?.map(({ instancePath }) => instancePath)).toContain(path);
  });
});

test("no type claims that an object is empty", () => {
  for (const api of apis) {
    const lines = generated(api, "types.d.ts").split("\n");
    const lies = lines.filter((line) => /Record<string, never>/.test(line));
    expect(lies).toEqual([
      "export type webhooks = Record<string, never>;",
      "export type $defs = Record<string, never>;",
    ]);
  }
});
