import type { LegacyTask } from "../vendor-types/twelvelabs-legacy.ts";
import type { LivepeerTask } from "../vendor-types/livepeer.ts";
import type { EmbeddingTask, VideoIndexingTask } from "../vendor-types/twelvelabs.ts";

/** The facts that the body of a response is made of. */
export interface FakeTask {
  /** The id that the task was requested with. */
  id: string;
  /** The vendor's own word for the status. */
  status: string;
  /** From 0 to 1, if the step has it. */
  progress: number | undefined;
  /** Why the task failed, if the step has it. */
  message: string | undefined;
  /** The number of the poll; 1 for the first. */
  poll: number;
}

type MakeBody = (task: FakeTask) => object;

/** A time for the fields that the vendors require. It never changes, so it is never an update. */
const TIME = "2026-01-01T00:00:00Z";

const indexingTask = ({ id, status }: FakeTask): VideoIndexingTask => ({ _id: id, status });

const embeddingTask = ({ id, status, message }: FakeTask): EmbeddingTask => ({
  _id: id,
  // A cast: a test may use a word that the vendor does not document.
  status: status as EmbeddingTask["status"],
  data: status === "ready" ? [] : null,
  ...(message === undefined ? {} : { error: { message } }),
});

const legacyTask = ({ id, status, progress }: FakeTask): LegacyTask => ({
  _id: id,
  index_id: "fake-index",
  // A cast: a test may use a word that the vendor does not document.
  status: status as LegacyTask["status"],
  created_at: TIME,
  updated_at: TIME,
  ...(progress === undefined ? {} : { process: { percentage: progress * 100 } }),
});

type Phase = NonNullable<NonNullable<LivepeerTask["status"]>["phase"]>;

const livepeerTask = ({ id, status, progress, message }: FakeTask): LivepeerTask => ({
  id,
  status: {
    // A cast: a test may use a word that the vendor does not document.
    phase: status as Phase,
    updatedAt: Date.parse(TIME),
    ...(progress === undefined ? {} : { progress }),
    ...(message === undefined ? {} : { errorMessage: message }),
  },
});

/** The vendors are recognized by the path before the id, which a proxy keeps. */
const BODIES: [path: RegExp, makeBody: MakeBody][] = [
  [/\/embed-v2\/tasks\/[^/]*$/, embeddingTask],
  [/\/indexes\/tasks\/[^/]*$/, legacyTask],
  [/\/task\/[^/]*$/, livepeerTask],
];

/** The body that the vendor would send. Unknown paths get that of a TwelveLabs indexing task. */
export const makeVendorBody = (path: string, task: FakeTask): object => {
  const [, makeBody = indexingTask] = BODIES.find(([pattern]) => pattern.test(path)) ?? [];
  return makeBody(task);
};
