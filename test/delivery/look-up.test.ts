import type { LookupAddress } from "node:dns";
import { describe, expect, test } from "vitest";
import { createLookUp } from "../../src/delivery/look-up.ts";

const ADDRESSES: LookupAddress[] = [
  { address: "192.0.2.1", family: 4 },
  { address: "2001:db8::1", family: 6 },
];

/** Names that begin with "dead" are answered for by nobody. */
function systemWith() {
  const resolving: string[] = [];
  const probed: string[] = [];
  const hanging: (() => void)[] = [];
  const lookUp = createLookUp({
    resolve: async (name) => {
      resolving.push(name);
      if (name.startsWith("dead")) await new Promise<void>((resolve) => hanging.push(resolve));
      return ADDRESSES;
    },
    probe: async (name) => {
      probed.push(name);
      return !name.startsWith("dead");
    },
  });
  const find = (name: string, all = true) =>
    new Promise<unknown>((resolve, reject) => {
      lookUp(name, { all }, (error, ...found) => (error ? reject(error) : resolve(all ? found[0] : found)));
    });
  return { find, resolving, probed, hanging };
}

describe("a look-up", () => {
  test("gives all addresses, or the first with its family", async () => {
    const { find } = systemWith();
    expect(await find("a.example")).toEqual(ADDRESSES);
    expect(await find("a.example", false)).toEqual(["192.0.2.1", 4]);
  });

  test("of a name that was quick the last time needs no probe, nor does a local name", async () => {
    const { find, probed } = systemWith();
    for (const name of ["a.example", "a.example", "localhost", "printer.local", "intranet"]) await find(name);
    expect(probed).toEqual(["a.example"]);
  });

  test("is made once for all that ask at the same time", async () => {
    const { find, resolving } = systemWith();
    await Promise.all([find("a.example"), find("a.example")]);
    expect(resolving).toEqual(["a.example"]);
  });

  test("of names that nobody answers for is made one by one, and of others beside them", async () => {
    const { find, resolving, hanging } = systemWith();
    const dead = ["dead-1.example", "dead-2.example", "dead-3.example"].map((name) => find(name));
    await expect.poll(() => hanging).toHaveLength(1);
    expect(await find("a.example")).toEqual(ADDRESSES);
    expect(resolving).toEqual(["dead-1.example", "a.example"]);
    for (let count = 1; count <= 3; count += 1) {
      await expect.poll(() => hanging).toHaveLength(count);
      hanging[count - 1]?.();
    }
    expect(await Promise.all(dead)).toEqual([ADDRESSES, ADDRESSES, ADDRESSES]);
  });

  test("fails as the system's does", async () => {
    const error = Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" });
    const lookUp = createLookUp({ resolve: () => Promise.reject(error), probe: async () => true });
    const found = new Promise((resolve) => lookUp("a.example", { all: true }, resolve));
    expect(await found).toBe(error);
  });
});
