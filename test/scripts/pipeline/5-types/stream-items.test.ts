import { expect, it } from "vitest";
import { nameStreamItems } from "../../../../scripts/pipeline/5-types/stream-items.ts";
import { objectAt, type JsonObject } from "../../../../scripts/pipeline/values/json-object.ts";

const stream = (schema: JsonObject) => ({
  content: { "text/event-stream": { schema: { type: "string" }, "x-item-schema": schema } },
});

/** The component schemas of a document, once its streams have named their items. */
function schemasOf(document: JsonObject): JsonObject {
  nameStreamItems(document);
  return objectAt(document["components"], "schemas");
}

const ITEM = { type: "object" };

it.each([
  ["chat", "ChatStreamItem"],
  ["chat-stream", "ChatStreamItem"],
  ["streamChat", "StreamChatStreamItem"],
])("the item of the operation %s is named %s", (operationId, name) => {
  const paths = { "/chat": { post: { operationId, responses: { 200: stream(ITEM) } } } };
  expect(schemasOf({ paths })).toEqual({ [name]: ITEM });
  expect(JSON.stringify(paths)).toContain(
    `"x-item-schema":{"$ref":"#/components/schemas/${name}"}`,
  );
});

it("the item of an operation without an id is named after its method and path", () => {
  const paths = { "/chat/{id}": { post: { responses: { 200: stream(ITEM) } } } };
  expect(Object.keys(schemasOf({ paths }))).toEqual(["PostChatIdStreamItem"]);
});

it("the item of a shared response is named after the response", () => {
  const responses = { "chat events": stream(ITEM) };
  expect(Object.keys(schemasOf({ components: { responses } }))).toEqual(["ChatEventsStreamItem"]);
});

it("two items of one operation, and a schema of that name, are kept apart", () => {
  const responses = { 200: stream(ITEM), 201: stream({ type: "array" }) };
  const paths = { "/chat": { post: { operationId: "chat", responses } } };
  const components = { schemas: { ChatStreamItem: { type: "string" } } };
  expect(schemasOf({ paths, components })).toEqual({
    ChatStreamItem: { type: "string" },
    ChatStreamItem2: ITEM,
    ChatStreamItem3: { type: "array" },
  });
});

it("a document without streams stays as it is", () => {
  const document = { paths: {} };
  expect([schemasOf(document), document]).toEqual([{}, { paths: {} }]);
});
