import { createHmac } from "node:crypto";
import { Webhook as StandardWebhook } from "standardwebhooks";
import { Webhook as SvixWebhook } from "svix";
import { describe, expect, test } from "vitest";
import type { Routes } from "../../src/plugin/config.ts";
import { gatewayForTest, RAISED } from "../support/gateway.ts";

const SECRET = `whsec_${Buffer.from("a key of twenty-four bytes").toString("base64")}`;
const GITHUB = { type: "hmac-sha256", header: "x-hub-signature-256", prefix: "sha256=" } as const;
const STANDARD = { type: "standard-webhooks" } as const;
const READ = JSON.stringify({ action: "list_flows" });

async function route(auth: Routes[string]["auth"], secret: string | string[] = SECRET) {
  const { send } = await gatewayForTest({
    routes: { signed: { sessionKey: "agent:main:main", secret, limits: RAISED, ...(auth && { auth }) } },
  });
  return async (headers: Record<string, string>, body = READ) => {
    const answer = await send({ path: "/plugins/webhooks/signed", body, headers });
    return answer.status === 200 ? "done" : `${answer.status} ${answer.body.code}: ${answer.body.error}`;
  };
}

const seconds = () => Math.floor(Date.now() / 1000);

/** The three headers as the library of the standard, or Svix's, signs them. */
function message({ spelling = "webhook", id = "msg_1", at = seconds(), body = READ, secret = SECRET } = {}) {
  const library = spelling === "svix" ? new SvixWebhook(secret) : new StandardWebhook(secret);
  return {
    [`${spelling}-id`]: id,
    [`${spelling}-timestamp`]: String(at),
    [`${spelling}-signature`]: library.sign(id, new Date(at * 1000), body),
  };
}

describe("messages of the libraries for senders", () => {
  test.each(["webhook", "svix"])("are accepted as %s-id, %s-timestamp and %s-signature", async (spelling) => {
    const send = await route(STANDARD);
    const body = JSON.stringify({ action: "create_flow", goal: "Grüße 🎉" });
    expect(await send(message({ spelling, body }), body)).toBe("done");
    expect(await send(message({ spelling, id: "msg_2" }), body)).toMatch(
      /^401 .*-signature does not match the message/,
    );
  });

  test("are of one spelling: halves of two messages are not put together", async () => {
    const send = await route(STANDARD);
    const [standard, svix] = [message(), message({ spelling: "svix" })];
    const { "svix-id": _id, ...withoutId } = svix;
    expect(await send({ ...withoutId, "webhook-id": "msg_1" })).toBe("401 unauthorized: The message has no svix-id.");
    const { "webhook-timestamp": _timestamp, ...withoutTimestamp } = standard;
    expect(await send({ ...withoutTimestamp, "svix-timestamp": String(seconds()) })).toBe(
      "401 unauthorized: The message has no webhook-timestamp.",
    );
  });

  test("of both spellings are accepted; those of the standard are the ones that count", async () => {
    const send = await route(STANDARD);
    expect(await send({ ...message(), ...message({ spelling: "svix" }) })).toBe("done");
    const wrong = { ...message({ id: "msg_2" }), "webhook-id": "msg_3" };
    expect(await send({ ...wrong, ...message({ spelling: "svix", id: "msg_4" }) })).toMatch(
      /^401 .*webhook-signature does not match/,
    );
  });

  test("are accepted up to the largest body that the route takes", async () => {
    const send = await route(STANDARD);
    const body = READ.padEnd(262_144);
    expect(await send(message({ body }), body)).toBe("done");
  });
});

describe("the error of a refused message says why", () => {
  const cases: [string, Record<string, string>, string][] = [
    ["without any header", {}, "The message has no webhook-id, no webhook-timestamp, no webhook-signature."],
    ["with an empty header", { ...message(), "webhook-id": " " }, "The message has no webhook-id."],
    [
      "in milliseconds",
      message({ at: seconds() * 1000 }),
      "webhook-timestamp is in milliseconds; it must be in seconds since the epoch.",
    ],
    [
      "in microseconds, as Svix",
      { ...message({ spelling: "svix" }), "svix-timestamp": `${seconds()}000000` },
      "svix-timestamp is in microseconds; it must be in seconds since the epoch.",
    ],
    [
      "in nanoseconds",
      { ...message(), "webhook-timestamp": `${seconds()}000000000` },
      "webhook-timestamp is in nanoseconds; it must be in seconds since the epoch.",
    ],
    [
      "with a date",
      { ...message(), "webhook-timestamp": new Date().toISOString() },
      "webhook-timestamp must be the seconds since the epoch, in digits.",
    ],
    [
      "with a fraction",
      { ...message(), "webhook-timestamp": `${seconds()}.5` },
      "webhook-timestamp must be the seconds since the epoch, in digits.",
    ],
    [
      "from the past",
      message({ at: seconds() - 400 }),
      "webhook-timestamp is too old: more than 300 seconds in the past. Check the sender's clock, or sign the message again.",
    ],
    [
      "from the future",
      message({ at: seconds() + 400 }),
      "webhook-timestamp is too new: more than 300 seconds in the future. Check the sender's clock.",
    ],
    [
      "with an asymmetric signature alone",
      { ...message(), "webhook-signature": `v1a,${"A".repeat(86)}==` },
      "webhook-signature has no signature of the form v1,<base64 of 32 bytes>.",
    ],
    [
      "with another secret",
      message({ secret: `whsec_${Buffer.from("another key").toString("base64")}` }),
      "webhook-signature does not match the message. Check the secret, and sign the exact bytes of the body.",
    ],
    [
      "for another body",
      message({ body: `${READ} ` }),
      "webhook-signature does not match the message. Check the secret, and sign the exact bytes of the body.",
    ],
    ["with an id of 257 characters", message({ id: "x".repeat(257) }), "webhook-id is longer than 256 characters."],
  ];
  test.each(cases)("%s", async (_what, headers, error) => {
    const send = await route(STANDARD);
    expect(await send(headers)).toBe(`401 unauthorized: ${error}`);
  });
});

describe("a signature in a header of the sender's choice", () => {
  const hex = createHmac("sha256", SECRET).update(READ).digest("hex");
  const github = (text: string) => ({ "x-hub-signature-256": text });

  test.each([`sha256=${hex}`, `sha256= ${hex}`, `sha256=\t${hex.toUpperCase()} `, ` sha256=${hex}`])(
    "written %j is accepted",
    async (text) => {
      const send = await route(GITHUB);
      expect(await send(github(text))).toBe("done");
    },
  );

  test.each([
    [{}, "The header x-hub-signature-256 is missing. It must contain the signature of the body."],
    [github(" "), "The header x-hub-signature-256 is missing. It must contain the signature of the body."],
    [github(hex), "The signature in x-hub-signature-256 does not start with the prefix that this route expects."],
    [
      github(`sha1=${hex}`),
      "The signature in x-hub-signature-256 does not start with the prefix that this route expects.",
    ],
    [github("sha256="), "The signature in x-hub-signature-256 is not 64 hexadecimal digits."],
    [github(`sha256=${hex}0`), "The signature in x-hub-signature-256 is not 64 hexadecimal digits."],
    [github(`sha256=${hex.slice(1)} 0`), "The signature in x-hub-signature-256 is not 64 hexadecimal digits."],
    [
      github(`sha256=${"0".repeat(64)}`),
      "The signature in x-hub-signature-256 does not match the body. Check the secret, and sign the exact bytes of the body.",
    ],
  ])("%j is refused: %s", async (headers, error) => {
    const send = await route(GITHUB);
    expect(await send(headers as Record<string, string>)).toBe(`401 unauthorized: ${error}`);
  });

  test("in base64 has an error that names base64", async () => {
    const send = await route({ type: "hmac-sha256", header: "x-shopify-hmac-sha256", encoding: "base64" });
    const base64 = createHmac("sha256", SECRET).update(READ).digest("base64");
    expect(await send({ "x-shopify-hmac-sha256": base64 })).toBe("done");
    expect(await send({ "x-shopify-hmac-sha256": hex })).toBe(
      "401 unauthorized: The signature in x-shopify-hmac-sha256 is not the base64 of 32 bytes.",
    );
  });
});
