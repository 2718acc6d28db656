import {
  ApiError,
  createTwelveLabs,
  TaskFailedError,
  VideoTasksError,
  WaitTimeoutError,
} from "../../src/twelvelabs.ts";

const { tasks } = createTwelveLabs();

try {
  await tasks.wait("61e1789761c43d6d9b7362f3");
} catch (error) {
  if (error instanceof TaskFailedError) console.error(error.task.state, error.task.message);
  else if (error instanceof WaitTimeoutError) console.error(error.task?.status, error.lastError);
  else if (error instanceof ApiError) console.error(error.status, error.code, error.body);
  else if (error instanceof VideoTasksError && error.retryable)
    console.error("later", error.message);
  else throw error;
}
