import { expect, it } from "vitest";
import {
  createPathParameter,
  groupBySpelling,
  parametersOf,
} from "../../../../scripts/pipeline/2-repair/path-parameters.ts";

const declared = (name: string) => ({ name, in: "path", schema: { type: "integer" } });
const UNKNOWN = { name: "taskId", in: "path", required: true, schema: { type: "string" } };

it("takes the declaration whose name is spelt alike, as a copy under the path's name", () => {
  const surplus = declared("task_ID");
  const found = createPathParameter("taskId", groupBySpelling([declared("other"), surplus]));
  expect(found).toEqual(declared("taskId"));
  expect(found["schema"]).not.toBe(surplus.schema);
});

it("takes no declaration when several are spelt alike", () => {
  expect(
    createPathParameter("taskId", groupBySpelling([declared("task_id"), declared("task-id")])),
  ).toEqual(UNKNOWN);
});

it("declares a string when no name is spelt alike", () => {
  expect(createPathParameter("taskId", groupBySpelling([declared("task")]))).toEqual(UNKNOWN);
});

it("follows references to parameters, and leaves out those that lead nowhere", () => {
  const document = { components: { parameters: { Id: declared("id") } } };
  const parameters = [{ $ref: "#/components/parameters/Id" }, { $ref: "#/nowhere" }, declared("a")];
  expect(parametersOf(document, { parameters })).toEqual([declared("id"), declared("a")]);
});
