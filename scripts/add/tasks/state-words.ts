/** The states of tasks in `video-tasks`. */
export type State =
  "pending" | "running" | "action_required" | "succeeded" | "failed" | "cancelled" | "unknown";

/** The state of each word that vendors use for one state only, in lower case and without separators. */
const WORDS: Record<State, string> = {
  pending: `accepted created deferred enqueued initialized initializing initiated inqueue new notstarted pending
    pendingstart preparing queued queuing requested scheduled staged started starting submitted throttled todo uploaded
    uploading validating waiting`,
  running:
    "cancelationrequested cancellationrequested cancelrequested inprogress processingstarted run wip",
  action_required: `actionrequired awaitingapproval awaitingconfirmation awaitinginput awaitinguserinput inputrequired
    needsaction needsapproval needsinput requiresaction requiresapproval requiresconfirmation requiresinput
    useractionrequired waitingforapproval waitingforinput waitingforuser waitingforuserinput`,
  succeeded: `complete completed completedwitherrors completedwithwarnings converted done dubbed ended exported
    finalized finetuned finished generated imported indexed ok partiallycompleted partiallysucceeded partialsuccess
    processed ready rendered success succeed succeeded successful trained transcoded transcribed translated`,
  failed: `broken crashed error errored expired fail failed failure faulted incomplete invalid rejected timedout timeout
    timeoutexceeded`,
  unknown: "unknown unrecognized unspecified",
  cancelled: "abort aborted canceled cancelled deleted killed removed revoked stopped terminated",
};

const STATES = new Map(
  Object.entries(WORDS).flatMap(
    ([state, words]) => words.split(/\s+/).map((word) => [word, state as State] as const), // the keys of `WORDS` are states
  ),
);

/** The state of each word of a list; `undefined` if the word does not say it. */
export function statesOf(words: readonly string[]): Map<string, State | undefined> {
  const all = new Set(words.map(plainWord));
  return new Map(words.map((word) => [word, stateOf(word, all)]));
}

/** `IN_PROGRESS`, `in-progress` and `TASK_STATUS_IN_PROGRESS` are the same word. */
function plainWord(word: string): string {
  return withoutPrefix(word)
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
}

function withoutPrefix(word: string): string {
  return word.replace(/^([a-z]+_)*(state|status)_(?=.)/i, "");
}

/** `["timing", "out"]` for `TIMING_OUT`, `timing-out` and `TimingOut`. */
function partsOf(word: string): string[] {
  const parts = withoutPrefix(word).split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u);
  return parts.map((part) => part.toLowerCase());
}

function stateOf(word: string, all: ReadonlySet<string>): State | undefined {
  const plain = plainWord(word);
  // "Ready" is the end of a task, or, beside a word such as "completed", it may be ready to start.
  if (plain === "ready" && [...all].some(isOtherSuccess)) return undefined;
  const known = STATES.get(plain);
  if (known) return known;
  // "Validating files" is like "validating", and "user error" is like "error".
  const [first = "", ...rest] = partsOf(word);
  // Without more words it is unclear who has to act.
  if (/^(a?waiting|pending)$/.test(first)) return undefined;
  if (/\wing$/.test(first)) return STATES.get(first) ?? "running";
  if (STATES.get(rest.at(-1) ?? "") === "failed") return "failed";
  // "Dubbed" is the end of "dubbing".
  const verb = /^(\w+?)e?d$/.exec(plain)?.[1];
  const isEnd = verb !== undefined && (all.has(`${verb}ing`) || all.has(`${verb}eing`));
  return isEnd ? "succeeded" : undefined;
}

function isOtherSuccess(word: string): boolean {
  return word !== "ready" && STATES.get(word) === "succeeded";
}

/** Whether a word means the same for any task. */
export function isStateWord(word: string): boolean {
  return statesOf([word]).get(word) !== undefined;
}

/** Whether a list of words holds a beginning and an end, so that waiting for the end makes sense. */
export function describesTask(states: ReadonlyMap<string, State | undefined>): boolean {
  const found = new Set(states.values());
  const hasBeginning = found.has("pending") || found.has("running");
  // Between success and failure is a beginning, even if its word is unknown.
  const hasMiddle = found.has("failed") && found.has(undefined);
  const hasSuccess = [...states].some(
    ([word, state]) =>
      // A policy can be released, but nothing that fails is released.
      state === "succeeded" && (found.has("failed") || STATES.has(plainWord(word))),
  );
  return hasSuccess && (hasBeginning || hasMiddle);
}
