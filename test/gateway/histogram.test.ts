import fc from "fast-check";
import { Histogram as PlainHistogram, Registry } from "prom-client";
import { expect, test } from "vitest";
import { Histogram } from "../../src/gateway/metrics/histogram.ts";

const description = { name: "seconds", help: "How long.", labelNames: ["route", "action"] as const };
const LABELS = [
  ["zapier", "get_flow"],
  ["n8n", ""],
  ['a "quoted" name\\', "two\nlines"],
] as const;
const buckets = [0.001, 0.5, 1, 10];
const value = fc.oneof(fc.constantFrom(0, ...buckets), fc.double({ min: 0, max: 20, noNaN: true }), fc.constant(1e9));

test("a histogram of the request path shows the text that prom-client shows for the same observations", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat({ max: 2 }), value)), async (observed) => {
      const registry = new Registry();
      const plain = new PlainHistogram({ ...description, buckets, registers: [registry] });
      const own = new Histogram({ ...description, buckets });
      // In the order of the first observation, in which prom-client shows them.
      const places = [...new Set(observed.map(([place]) => place))];
      const children = new Map(places.map((place) => [place, own.labels(...(LABELS[place] ?? []))]));
      for (const [place, seconds] of observed) {
        const [route = "", action = ""] = LABELS[place] ?? [];
        plain.labels(route, action).observe(seconds);
        children.get(place)?.observe(seconds);
      }
      expect(own.text()).toBe(await registry.metrics());
    }),
  );
});
