import type { FakeStep } from "../src/testing.ts";

const TASKS = 20;
/** The first tasks end after so few polls, and each further task after a few more. */
const SHORTEST = 3;
const LONGEST = 11;

/** A task that waits for some polls, runs for the others, and then succeeds. */
const succeeding = (polls: number, waiting: number): FakeStep[] => {
  const running = polls - waiting;
  const steps: FakeStep[] = Array.from({ length: waiting }, () => "waiting");
  for (let step = 1; step <= running; step++) {
    steps.push({ status: "running", progress: step / (running + 1) });
  }
  return [...steps, { status: "completed", progress: 1 }];
};

const failing = (steps: FakeStep[]): FakeStep[] => [
  ...steps.slice(0, 2),
  { status: "failed", progress: 0.5, message: "The input has no video track" },
];

const rateLimited = (steps: FakeStep[]): FakeStep[] => [
  ...steps.slice(0, 3),
  { status: 429, retryAfter: 2 },
  ...steps.slice(3),
];

const disturbed = (steps: FakeStep[]): FakeStep[] => [...steps.slice(0, 4), 503, ...steps.slice(4)];

const changes: Record<number, (steps: FakeStep[]) => FakeStep[]> = {
  3: failing,
  8: rateLimited,
  12: disturbed,
};

/** Twenty tasks of Livepeer, by their ids. One fails, and the server limits the rate of one. */
export const demoTasks = (): Record<string, FakeStep[]> => {
  const script: Record<string, FakeStep[]> = {};
  for (let number = 1; number <= TASKS; number++) {
    const polls = SHORTEST + Math.round(((LONGEST - SHORTEST) * number) / TASKS);
    const steps = succeeding(polls, 1 + (number % 3));
    script[`video-${String(number).padStart(2, "0")}`] = changes[number]?.(steps) ?? steps;
  }
  return script;
};
