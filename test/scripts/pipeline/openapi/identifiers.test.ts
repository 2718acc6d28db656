import { expect, it } from "vitest";
import {
  camelCase,
  pascalCase,
  uniqueNames,
} from "../../../../scripts/pipeline/openapi/identifiers.ts";

it.each([
  ["embed/v2/tasks.retrieve", "embedV2TasksRetrieve"],
  ["ListTasks", "listTasks"],
  ["API keys", "apiKeys"],
  ["get API keys", "getAPIKeys"],
  ["x-api-key", "xApiKey"],
  ["Größe_ändern", "größeÄndern"],
  ["--", ""],
])("camel case of %j is %s", (text, name) => {
  expect(camelCase(text)).toBe(name);
});

it.each([
  ["tasks_retrieve_Response_200", "TasksRetrieveResponse200"],
  ["json-value", "JsonValue"],
  ["API", "API"],
])("pascal case of %j is %s", (text, name) => {
  expect(pascalCase(text)).toBe(name);
});

it("equal names get a number, also if a name with that number exists", () => {
  const names = uniqueNames(["a-b", "a_b", "AB2", "a b"], pascalCase, ["Taken"]);
  expect([...names.values()]).toEqual(["AB", "AB2", "AB22", "AB3"]);
});

it("names that are taken get a number", () => {
  expect([...uniqueNames(["blob"], pascalCase, ["Blob", "Blob2"]).values()]).toEqual(["Blob3"]);
});

it.each([
  ["2d", "_2d"],
  ["a-b", "_ab"],
  ["$id", "$id"],
  ["größe", "größe"],
  ["", "_"],
])("the identifier of %j is %s", (text, name) => {
  expect([...uniqueNames([text], (word) => word, []).values()]).toEqual([name]);
});
