/**
 * A change breaks users if code that was correct with the old types no longer compiles, or compiles and fails at run
 * time. It depends on the direction:
 *
 * - Users write requests, so an API may accept more but not less.
 * - Users read responses, so an API may send less but not more.
 * - Names that code can contain (properties, values, statuses, types) must stay in both.
 *
 * oasdiff and `redocly diff` agree, except where the reason is about TypeScript.
 */
export interface KindOfChange {
  /** Whether the change is breaking in a request. */
  request: boolean;
  /** Whether the change is breaking in a response. */
  response: boolean;
  /** Whether the types show the change. */
  isInTypes: boolean;
  /** Completes the sentence "The change is breaking, or not breaking, because …". */
  reason: string;
}

const kind =
  (request: boolean, response: boolean) =>
  (reason: string): KindOfChange => ({
    request,
    response,
    isInTypes: true,
    reason,
  });
export const never = kind(false, false);
export const always = kind(true, true);
export const inRequests = kind(true, false);
export const inResponses = kind(false, true);
/** For changes that affect a call only at run time. */
export const notInTypes = (change: KindOfChange): KindOfChange => ({ ...change, isInTypes: false });
