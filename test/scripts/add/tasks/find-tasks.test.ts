import { describe, expect, it } from "vitest";
import { findTasks } from "../../../../scripts/add/tasks/find-tasks.ts";
import { objectAt, type JsonObject } from "../../../../scripts/pipeline/values/json-object.ts";

const string = { type: "string" };
const words = (...values: unknown[]) => ({ ...string, enum: values });
const status = words("queued", "running", "completed", "failed");
const object = (properties: JsonObject) => ({ type: "object", properties });

/** A document whose only operation responds with a schema. */
function documentOf(path: string, schema: JsonObject, keys: JsonObject = {}): JsonObject {
  const content = { "application/json": { schema } };
  const get = { responses: { 200: { description: "It.", content } }, ...keys };
  return { paths: { [path]: { get } }, components: { schemas: { Status: status } } };
}

function taskOf(path: string, schema: JsonObject, keys?: JsonObject) {
  return findTasks(documentOf(path, schema, keys))[0];
}

describe("an operation is a task", () => {
  it.each<[string, string, JsonObject, string]>([
    ["with a status", "/jobs/{id}", object({ status }), "status"],
    ["with a state", "/jobs/{id}", object({ state: status }), "state"],
    ["with a prefix", "/jobs/{id}", object({ processing_status: status }), "processing_status"],
    ["in an envelope", "/jobs/{id}", object({ data: object({ status }) }), "data.status"],
    [
      "in two envelopes",
      "/x/{id}",
      object({ data: object({ job: object({ status }) }) }),
      "data.job.status",
    ],
    [
      "in the only property",
      "/x/{id}",
      object({ tuned_model: object({ status }) }),
      "tuned_model.status",
    ],
    [
      "in an object",
      "/x/{id}",
      object({ id: string, status: object({ phase: status }) }),
      "status.phase",
    ],
    [
      "below a status of the request",
      "/x/{id}",
      object({ status: words("success", "error"), data: object({ status }) }),
      "data.status",
    ],
    [
      "behind a reference",
      "/x/{id}",
      object({ status: { $ref: "#/components/schemas/Status" } }),
      "status",
    ],
    [
      "that can be null",
      "/x/{id}",
      object({ status: { anyOf: [status, { type: "null" }] } }),
      "status",
    ],
    [
      "of constants",
      "/x/{id}",
      object({ status: { oneOf: [{ const: "queued" }, { const: "done" }] } }),
      "status",
    ],
    ["of a part", "/x/{id}", { allOf: [object({ id: string }), object({ status })] }, "status"],
    ["before the end of a path", "/jobs/{id}/status", object({ status }), "status"],
  ])("if it responds with one %s", (_, path, schema, field) => {
    expect(taskOf(path, schema)?.status.join(".")).toBe(field);
  });

  it("if the description lists the words", () => {
    const described = { ...string, description: "One of: `queued`, processing, done or failed." };
    const task = taskOf("/x/{id}", object({ status: described }));
    expect([...(task?.states.keys() ?? [])]).toEqual(["queued", "processing", "done", "failed"]);
    expect(task?.from).toBe("prose");
  });

  it("if the operation quotes the words", () => {
    const description = "It is `processing`, then `ready`, or *failed*.";
    const task = taskOf("/x/{id}", object({ status: string }), { description });
    expect([...(task?.states ?? [])]).toEqual([
      ["processing", "running"],
      ["ready", "succeeded"],
      ["failed", "failed"],
    ]);
  });

  it("if its path says so and no words are listed", () => {
    expect(taskOf("/tasks/{id}", object({ status: string }))?.states.size).toBe(0);
    expect(taskOf("/users/{id}", object({ status: string }))).toBeUndefined();
  });

  it("unless another operation retrieves the task itself", () => {
    const job = documentOf("/jobs/{id}", object({ status }));
    const view = documentOf("/jobs/{id}/status", object({ status }));
    const paths = { ...objectAt(view, "paths"), ...objectAt(job, "paths") };
    expect(findTasks({ paths }).map(({ operation }) => operation.path)).toEqual(["/jobs/{id}"]);
  });

  it("with a word whose state is unknown", () => {
    const task = taskOf("/x/{id}", object({ status: words("initial", "completed", "failed") }));
    expect(task?.states.get("initial")).toBeUndefined();
    expect(task?.states.size).toBe(3);
  });
});

describe("an operation is not a task", () => {
  it.each<[string, string, JsonObject, JsonObject?]>([
    ["a list", "/jobs", object({ status })],
    ["two ids", "/orgs/{org}/jobs/{id}", object({ status })],
    [
      "a required query",
      "/jobs/{id}",
      object({ status }),
      { parameters: [{ in: "query", name: "q", required: true }] },
    ],
    ["a file", "/files/{id}", object({ status })],
    ["an upload", "/multipart-uploads/{id}", object({ status })],
    ["a status of something else", "/streams/{id}", object({ recordingStatus: status })],
    ["a status of a part", "/videos/{id}", object({ hls: object({ status }), id: string })],
    ["a number", "/jobs/{id}", object({ status: { type: "integer" } })],
    ["a resource", "/providers/{id}", object({ status: words("active", "error", "deleted") })],
    [
      "a machine",
      "/machines/{id}",
      object({ status: words("starting", "running", "stopped", "error") }),
    ],
    ["a to-do", "/task/{id}", object({ status: object({ status: string, color: string }) })],
    ["an array", "/jobs/{id}", { type: "array", items: object({ status }) }],
    ["a circular schema", "/x/{id}", { $ref: "#/components/schemas/Missing" }],
  ])("if it responds with %s", (_, path, schema, keys) => {
    expect(taskOf(path, schema, keys)).toBeUndefined();
  });

  it("if it is not a GET that responds 200 with JSON", () => {
    const content = { "application/json": { schema: object({ status }) } };
    const item = {
      post: { responses: { 200: { content } } },
      get: { responses: { 202: { content }, 200: { content: { "text/plain": {} } } } },
    };
    expect(findTasks({ paths: { "/jobs/{id}": item } })).toEqual([]);
  });
});

describe("the fields of a task", () => {
  const fieldsOf = (properties: JsonObject) => taskOf("/x/{id}", object({ status, ...properties }));

  it.each<[JsonObject, (string | number)[] | undefined]>([
    [{ error: string }, ["error"]],
    [{ message: string, failure_reason: string }, ["failure_reason"]],
    [{ error: { anyOf: [object({ message: string }), { type: "null" }] } }, ["error", "message"]],
    [{ errors: { type: "array", items: object({ message: string }) } }, ["errors", 0, "message"]],
    [{ errors: { type: "array", items: string } }, ["errors", 0]],
    [{ error: object({ code: { type: "integer" } }) }, undefined],
  ])("have the message of %j at %j", (properties, path) => {
    expect(fieldsOf(properties)?.message).toEqual(path);
  });

  it.each<[JsonObject, string | undefined, string | undefined]>([
    [{ progress: { type: "number", maximum: 1 } }, "progress", "fraction"],
    [{ progress: { type: "integer" } }, "progress", "percent"],
    [{ progress: { type: "number", example: 42 } }, "progress", "percent"],
    [{ progress: { type: "number", description: "From 0 to 1." } }, "progress", "fraction"],
    [{ progress: { type: "number", description: "From 0 to 100." } }, "progress", "percent"],
    [{ percent_complete: { type: "number" } }, "percent_complete", "percent"],
    [{ progress: { type: "number" } }, "progress", undefined],
    [{ in_progress_at: { type: "integer" } }, undefined, undefined],
    [{ progressUpdatedAt: { type: "integer" } }, undefined, undefined],
    [{ progress: string }, undefined, undefined],
    [{ completed: { type: "integer" }, total: { type: "integer" } }, "completed", "fraction"],
    [
      { frames: object({ done: { type: "integer" }, total: { type: "integer" } }) },
      "frames.done",
      "fraction",
    ],
    [
      {
        counts: object({
          done: { type: "integer" },
          total: { type: "integer" },
          failed: { type: "integer" },
        }),
      },
      undefined,
      undefined,
    ],
  ])("have the progress of %j", (properties, path, unit) => {
    const { progress } = fieldsOf(properties) ?? {};
    expect([progress?.path.join("."), progress?.unit]).toEqual([path, unit]);
  });

  it.each<[JsonObject, string | undefined, string | undefined]>([
    [{ updated_at: string }, "updated_at", "date"],
    [
      { lastModified: { type: "number", example: 1_587_667_174_725 } },
      "lastModified",
      "milliseconds",
    ],
    [
      { updatedAt: { type: "integer", description: "Unix time in seconds." } },
      "updatedAt",
      "seconds",
    ],
    [{ updated: { type: "integer" } }, "updated", undefined],
    [{ updated: { type: "boolean" } }, undefined, undefined],
  ])("have the date of %j", (properties, path, unit) => {
    const { updatedAt } = fieldsOf(properties) ?? {};
    expect([updatedAt?.path.join("."), updatedAt?.unit]).toEqual([path, unit]);
  });

  it("are those beside the status before those around it", () => {
    const data = object({ status, error: string });
    const task = taskOf("/x/{id}", object({ data, error: string, updated_at: string }));
    expect(task?.message).toEqual(["data", "error"]);
    expect(task?.updatedAt?.path).toEqual(["updated_at"]);
  });
});
