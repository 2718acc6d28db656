import { expect, it } from "vitest";
import { partName } from "../../../../scripts/pipeline/2-repair/part-name.ts";

const document = {
  paths: {
    "/a": {
      get: { operationId: "readItem", parameters: [{ name: "limit" }] },
      parameters: [{ name: "page" }],
      post: {},
    },
  },
};

it.each([
  [["components", "schemas", "Task", "properties", "items"], "TaskItems"],
  [["components", "schemas", "Task", "items"], "TaskItem"],
  [["components", "schemas", "Task", "additionalProperties"], "TaskValue"],
  [["components", "schemas", "Task", "oneOf", 1, "properties", "id"], "Task2Id"],
  [["components", "schemas", "Task", "$defs", "my-model"], "my-model"],
  [["components", "schemas", "Task", "$defs", "Inner", "properties", "x"], "TaskInnerX"],
  [["definitions", "Color"], "Color"],
  [["paths", "/a", "get", "parameters", 0, "schema"], "ReadItemLimit"],
  [["paths", "/a", "parameters", 0], "APage"],
  [["paths", "/a", "post", "requestBody", "content", "text/plain", "schema"], "PostABody"],
  [["paths", "/a", "get", "responses", "200", "headers", "X-Next"], "ReadItem200XNext"],
  [["x-schemas", "/"], "XSchemas"],
  [["info"], "Info"],
  [["", "/"], "Part"],
])("names the part at %j %s", (segments, name) => {
  expect(partName(document, segments)).toBe(name);
});
