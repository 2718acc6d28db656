import { quote } from "../call/source-text.ts";
import type { TypesReader } from "../call/types-reader.ts";
import type { TaskOperation } from "./find-tasks.ts";
import type { Progress } from "./task-progress.ts";
import type { Unit } from "./units.ts";

/** A function that reads a field of a task, as source text. */
export interface Accessor {
  text: string;
  /** Why the function is only a suggestion, which is printed as a comment. */
  doubt?: string;
}

export interface Accessors {
  status: Accessor;
  progress: Accessor | undefined;
  message: Accessor | undefined;
  updatedAt: Accessor | undefined;
}

/** The functions of a task that compile with the generated types; `undefined` if that of the status does not. */
export function taskAccessors(reader: TypesReader, task: TaskOperation): Accessors | undefined {
  const path = quote(task.operation.path);
  const response = `paths[${path}]["get"]["responses"][200]["content"]["application/json"]`;
  const choose = (texts: string[], result: string): Accessor | undefined => {
    const text = texts
      .map((value) => `(task) => ${value}`)
      .find((code) => reader.compiles(`const read: (task: ${response}) => ${result} = ${code};`));
    return text === undefined ? undefined : { text };
  };
  const measure = (field: Progress | undefined, result: string, doubt: string) => {
    const accessor = field && choose(measureTexts(field), result);
    return accessor && (field.unit === undefined ? { ...accessor, doubt } : accessor);
  };
  const status = choose(accessTexts(task.status), "string | null | undefined");
  if (!status) return undefined;
  return {
    status,
    progress: measure(task.progress, "number | null | undefined", NO_PROGRESS_UNIT),
    message: task.message && choose(accessTexts(task.message), "string | null | undefined"),
    updatedAt: measure(task.updatedAt, "string | number | null | undefined", NO_DATE_UNIT),
  };
}

const NO_PROGRESS_UNIT = "The page does not say whether the progress ends at 1 or at 100.";
const NO_DATE_UNIT = "The page does not say whether the date is in seconds or in milliseconds.";

const FACTORS: Record<Unit, string> = {
  fraction: "",
  percent: " / 100",
  date: "",
  seconds: " * 1000",
  milliseconds: "",
};

/** The value in the unit that `defineTasks` takes, without and with a test for a missing value. */
function measureTexts({ path, unit, total }: Progress): string[] {
  const [plain = "", optional = plain] = accessTexts(path);
  if (total) {
    const [plainTotal = "", optionalTotal = plainTotal] = accessTexts(total);
    const ratio = `${optional} / ${optionalTotal}`;
    return [`${plain} / ${plainTotal}`, `${optional} && ${optionalTotal} && ${ratio}`];
  }
  const factor = unit === undefined ? "" : FACTORS[unit];
  if (factor === "") return [plain, optional];
  return [
    `${plain}${factor}`,
    `${plain} && ${plain}${factor}`,
    `${optional} && ${optional}${factor}`,
  ];
}

/** The value at a path, without and with a test for missing objects. */
function accessTexts(path: readonly (string | number)[]): string[] {
  const keys = path.map((key) => {
    const isName = typeof key === "string" && /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key);
    if (isName) return { plain: `.${key}`, optional: `?.${key}` };
    const index = typeof key === "string" ? quote(key) : String(key);
    return { plain: `[${index}]`, optional: `?.[${index}]` };
  });
  const [first, ...rest] = keys;
  if (!first) return [];
  // The object before each key can be missing, except the task itself.
  const plain = rest.map((key) => key.plain).join("");
  const optional = rest.map((key) => key.optional).join("");
  return [...new Set([`task${first.plain}${plain}`, `task${first.plain}${optional}`])];
}
