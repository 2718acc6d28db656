import { describe, expect, it } from "vitest";
import { type Clock, createPace } from "../../../scripts/pull/pace.ts";

/** A clock whose time only passes while someone sleeps. */
function fakeClock(): Clock & { time: number } {
  const clock = {
    time: 0,
    now: () => clock.time,
    sleep: async (milliseconds: number, signal: AbortSignal) => {
      const wakeUp = clock.time + milliseconds;
      await Promise.resolve();
      signal.throwIfAborted();
      clock.time = Math.max(clock.time, wakeUp);
    },
  };
  return clock;
}

const neverAborted = new AbortController().signal;

describe("the pace of requests", () => {
  it("keeps the gap between the starts of two requests", async () => {
    const clock = fakeClock();
    const pace = createPace({ gap: 100, clock });
    const starts = [1, 2, 3].map(async () => {
      await pace.turn(neverAborted);
      return clock.time;
    });
    expect(await Promise.all(starts)).toEqual([0, 100, 200]);
  });

  it("pauses all requests that share it, also those that already wait", async () => {
    const clock = fakeClock();
    const pauses: number[] = [];
    const pace = createPace({ gap: 10, clock, onHold: (wait) => pauses.push(wait) });
    await pace.turn(neverAborted);
    const waiting = pace.turn(neverAborted);
    pace.hold(5000);
    await waiting;
    expect(clock.time).toBe(5000);
    expect(pauses).toEqual([5000]);
  });

  it("does not shorten a pause", async () => {
    const clock = fakeClock();
    const pace = createPace({ gap: 0, clock });
    pace.hold(5000);
    pace.hold(10);
    await pace.turn(neverAborted);
    expect(clock.time).toBe(5000);
  });

  it("ends a pause with the reason of the signal", async () => {
    const pace = createPace({ gap: 0, clock: fakeClock() });
    const controller = new AbortController();
    pace.hold(5000);
    const turn = pace.turn(controller.signal);
    controller.abort(new Error("stopped"));
    await expect(turn).rejects.toThrow("stopped");
  });
});
