import { pascalCase } from "../../pipeline/openapi/identifiers.ts";
import type { JsonObject } from "../../pipeline/values/json-object.ts";
import { baseUrlOf } from "../call/base-url.ts";
import type { Operation } from "../call/operation.ts";
import { requiredExamples } from "../call/parameters.ts";
import { objectLiteral, quote } from "../call/source-text.ts";
import type { TypesReader } from "../call/types-reader.ts";
import { authLines } from "./auth-text.ts";
import { findTasks } from "./find-tasks.ts";
import { taskAccessors } from "./task-accessors.ts";
import { taskNames } from "./task-names.ts";
import { taskText } from "./task-text.ts";

/** The source text of a client that waits for the tasks of an API. */
export interface TaskClient {
  /** A module that exports the client. */
  module(typesModule: string): string;
  /** Statements that use it. */
  usage: string;
}

/** The client for the operations of a document that look like a task; `undefined` if there are none. */
export function taskClient(
  api: string,
  document: JsonObject,
  reader: TypesReader,
): TaskClient | undefined {
  const tasks = findTasks(document).flatMap((task) => {
    const accessors = taskAccessors(reader, task);
    return accessors ? [{ ...task, accessors }] : [];
  });
  const [first] = tasks;
  if (!first) return undefined;
  const operations = tasks.map(({ operation }) => operation);
  const names = taskNames(operations.map(({ path }) => path));
  const nameOf = (path: string) => names.get(path) ?? path;
  const { item, value } = first.operation;
  const lines = [
    `baseUrl: ${quote(baseUrlOf(document, item, value))},`,
    ...authLines(api, first.operation),
    ...headerLines(operations),
    "tasks: {",
    ...tasks.map((task) => taskText(nameOf(task.operation.path), task, task.accessors)),
    "},",
  ];
  const create = `create${pascalCase(api)}`;
  const name = nameOf(first.operation.path);
  return {
    module: (typesModule) => `import { defineTasks } from "video-tasks/core";
import type { paths } from ${quote(typesModule)};

export const ${create} = defineTasks<paths>()({
${lines.join("\n")}
});
`,
    usage: `const { ${name} } = ${create}();
console.log(await ${name}.wait("…"));
`,
  };
}

/** The headers that an operation requires, once each. */
function headerLines(operations: readonly Operation[]): string[] {
  const headers = operations.flatMap((operation) =>
    Object.entries(requiredExamples(operation, "header")).map(
      ([name, example]) => [name, quote(String(example))] as const,
    ),
  );
  return headers.length > 0 ? [`headers: ${objectLiteral([...new Map(headers)])},`] : [];
}
