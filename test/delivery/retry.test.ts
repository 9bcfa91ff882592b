import { describe, expect, test } from "vitest";
import { CONFIG_DEFAULTS } from "../../generated/defaults.ts";
import { type Ended, MAX_FAILING_MS, nextHealth, nextState } from "../../src/delivery/retry.ts";

const HOUR = 3_600_000;
const NOW = 1_700_000_000_000;
const DELAYS = CONFIG_DEFAULTS.Endpoints.retryDelaysMs;

const ended = (answer: Ended["answer"], over: Partial<Ended> = {}): Ended => ({
  answer,
  endedAt: NOW,
  wall: NOW,
  gainedMs: 0,
  random: 0.5,
  ...over,
});
const failed = (retryAfter?: string, over: Partial<Ended> = {}) =>
  ended({ status: 503, error: "http_status", retryAfter }, over);
const waitAfter = (attempts: number, attempt: Ended) =>
  (nextState({ attempts }, attempt, DELAYS).nextAttemptAt ?? Number.NaN) - NOW;

describe("the state of a delivery", () => {
  test("after a 2xx is delivered, with the attempt counted", () => {
    expect(nextState({ attempts: 2 }, ended({ status: 204 }), DELAYS)).toEqual({
      status: "delivered",
      attempts: 3,
      lastStatus: 204,
      lastError: undefined,
    });
  });

  test("after each failure waits 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h, counted from its end", () => {
    const waits = Array.from({ length: 9 }, (_, attempts) => waitAfter(attempts, failed()));
    expect(waits).toEqual([5_000, 300_000, HOUR / 2, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR]);
  });

  test("after the last delay is failed, and after 410 at once", () => {
    const gone = ended({ status: 410, error: "http_status" });
    for (const state of [nextState({ attempts: 9 }, failed(), DELAYS), nextState({ attempts: 0 }, gone, DELAYS)])
      expect([state.status, state.nextAttemptAt]).toEqual(["failed", undefined]);
    expect(nextState({ attempts: 0 }, failed("60"), []).status).toBe("failed");
  });

  test("scatters the delay by up to 10 %", () => {
    expect(waitAfter(1, failed(undefined, { random: 0 }))).toBe(270_000);
    expect(waitAfter(1, failed(undefined, { random: 1 }))).toBe(330_000);
  });

  test.each([
    ["seconds", "120", 120_000],
    ["a date", new Date(NOW + 60_000).toUTCString(), 60_000],
    ["a shorter time than the schedule's", "2", 5_000],
    ["a date that has passed", new Date(NOW - 60_000).toUTCString(), 5_000],
    ["more than a day", "999999999999999999999999", 24 * HOUR],
    ["no time", "soon", 5_000],
    ["a negative number", "-60", 5_000],
  ])("heeds a Retry-After of %s", (_, header, wait) => {
    expect(waitAfter(0, failed(header))).toBe(wait);
  });

  test("names the time of an attempt by the clock of deliveries, whatever the wall clock of Retry-After says", () => {
    expect(waitAfter(0, failed(new Date(NOW + HOUR + 60_000).toUTCString(), { wall: NOW + HOUR }))).toBe(60_000);
  });
});

describe("the health of an endpoint", () => {
  test("after a success forgets the failures before it", () => {
    expect(nextHealth({ failingSince: NOW - HOUR }, ended({ status: 200 }))).toEqual({
      failingSince: null,
      lastSuccessAt: NOW,
    });
  });

  test("keeps the time of the first failure", () => {
    expect(nextHealth({}, failed())).toEqual({ failingSince: NOW });
    expect(nextHealth({ failingSince: NOW - HOUR }, failed())).toEqual({ failingSince: NOW - HOUR });
  });

  test("after a 410 is disabled as gone", () => {
    const health = nextHealth({}, ended({ status: 410, error: "http_status" }));
    expect(health).toMatchObject({ enabled: false, disabledReason: "gone" });
  });

  test("after five days of failures is disabled as failing, not a moment before", () => {
    const failingSince = NOW - MAX_FAILING_MS;
    expect(nextHealth({ failingSince }, failed())).toMatchObject({ enabled: false, disabledReason: "failing" });
    expect(nextHealth({ failingSince: failingSince + 1 }, failed()).enabled).toBeUndefined();
  });

  test("is not five days old because the clock jumped ahead", () => {
    const failingSince = NOW - MAX_FAILING_MS - HOUR;
    expect(nextHealth({ failingSince }, failed(undefined, { gainedMs: MAX_FAILING_MS })).enabled).toBeUndefined();
  });
});
