import { describe, expect, test } from "vitest";
import { generateSecret } from "../../src/gateway/config/default-config.ts";
import { describeRouteSecrets } from "../../src/secrets/describe-route-secrets.ts";
import { doubtsAbout, leftoverOf } from "../../src/secrets/judge-secret.ts";
import { found, missing } from "../../src/secrets/secret-ref.ts";

describe("a value with the shape of a reference is no secret", () => {
  test.each([
    "${lower_case}",
    "${Mixed}",
    "prefix-${VAR}",
    "${VAR}-suffix",
    "a${ONE}b${TWO}c",
    "${VAR:-default-of-the-shell}",
    "${}",
    "$lower_case",
    "$VAR",
    "%WEBHOOK_SECRET%",
    "{{ .Values.webhookSecret }}",
    "{{secret}}",
    "${{ secrets.WEBHOOK_SECRET }}",
    "$(cat /run/secrets/webhook)",
    "$(WEBHOOK_SECRET)",
    "SecretRef:NAME",
    "secretref:NAME",
    "secretref-env:ZAPIER_SECRET",
    "secretref-managed",
    "SECRET_REF:NAME",
    "env:ZAPIER_SECRET",
    "file:/run/secrets/zapier",
    "vault:secret/data/zapier#value",
    "op://vault/item/field",
    "ref+vault://secret/zapier",
    "https://vault.example/secret",
    "arn:aws:secretsmanager:eu-central-1:123456789012:secret:zapier",
    "projects/1/secrets/zapier/versions/latest",
    "@Microsoft.KeyVault(SecretUri=https://x.vault.azure.net/secrets/zapier)",
    "ENC[AES256_GCM,data:abc,iv:def,tag:ghi,type:str]",
    "$ANSIBLE_VAULT;1.1;AES256",
    '{"source":"env","provider":"default","id":"ZAPIER_SECRET"}',
    "[object Object]",
    "undefined",
    "null",
    "#{WebhookSecret}#",
    "`cat /run/secrets/webhook`",
    "$env:WEBHOOK_SECRET",
    "$ENV{WEBHOOK_SECRET}",
    "@@WEBHOOK_SECRET@@",
    "@webhook.secret@",
    "__WEBHOOK_SECRET__",
    "[[WEBHOOK_SECRET]]",
    "{WEBHOOK_SECRET}",
    "<%= webhook_secret %>",
    "@env:WEBHOOK_SECRET",
    "ref:webhook",
    "k8s:secret/default/webhook",
    "keyring:webhook",
    "aws-secretsmanager:webhook",
    "process.env.WEBHOOK_SECRET",
    "os.environ['WEBHOOK_SECRET']",
    'os.getenv("WEBHOOK_SECRET")',
    "env.WEBHOOK_SECRET",
    "!vault webhook",
    "!secret webhook",
    "!ENV WEBHOOK_SECRET",
    "  ${lower_case}\n",
  ])("%j", (value) => expect(leftoverOf(value)).toContain("reference"));
});

describe("a value with the shape of a redaction is no secret", () => {
  test.each([
    "__OPENCLAW_REDACTED__",
    "__REDACTED__",
    "<redacted>",
    "<REDACTED>",
    "[REDACTED]",
    "[Filtered]",
    "(sensitive value)",
    "<secret redacted by policy>",
    "REDACTED",
    "TOKEN_REDACTED",
    "***",
    "********************************",
    "sk-live-****1234",
    "•••••••••••••••••",
    "*** hidden ***",
    "masked",
    "REDACTED_BY_OPENCLAW",
    "redacted-by-policy",
    "sk-ab…yz",
    "whsec_ab...yz",
    "▒▒▒▒▒▒",
    "------",
    "________________",
    "................",
  ])("%j", (value) => expect(leftoverOf(value)).toContain("redacted"));
});

describe("a value that may be a secret is not taken for anything else", () => {
  test.each([
    "a",
    "YOUR_SHARED_SECRET",
    "s3cret-zapier",
    "pa$$word-with-$igns-in-it",
    "$2b$10$N9qo8uLOickgx2ZMRZoMye",
    "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    "two**stars-are-no-redaction",
    "hidden-treasure-of-the-sierra",
    "correct horse battery staple",
    "100%-of-all-%-signs",
    "{curly}-and-[square]",
    "Bearer 0123456789abcdef",
    "user@example.com@home",
    "@at-the-start-and-more",
    "redacted-versions-of-all-plays",
    "hm...is-this-a-secret-of-many-words",
    "!exclaims-and-goes-on",
    "environment:9f8e7d6c5b4a3210",
    "none-of-the-above-9f8e7d6c",
    "\\[[left-and-more",
  ])("%j", (value) => expect(leftoverOf(value)).toBeUndefined());

  test("of a thousand generated secrets there is no doubt about any", () => {
    for (let count = 0; count < 1_000; count += 1) {
      const secret = generateSecret();
      expect([secret, leftoverOf(secret), ...doubtsAbout(secret)]).toEqual([secret, undefined]);
    }
  });
});

test("a value of any length is judged without a stall", () => {
  const begun = performance.now();
  for (const part of ["${", "$(", "{{", "an", "testing", "[["]) leftoverOf(part.repeat(500_000));
  // Each took half a minute and more at a fifth of that length.
  expect(performance.now() - begun).toBeLessThan(10_000);
});

describe("there is a doubt about", () => {
  const SHORT = /shorter than 16/;
  const PLACEHOLDER = /placeholder/;
  test.each<[string, RegExp[]]>([
    ["a", [SHORT]],
    ["fifteen-letters", [SHORT]],
    ["sixteen-letters-", []],
    ["🔑🔑🔑🔑🔑🔑🔑", [SHORT, /printable ASCII/]],
    ["YOUR_SHARED_SECRET", [PLACEHOLDER]],
    ["<your-webhook-secret>", [PLACEHOLDER]],
    ["your-256-bit-secret-key", [PLACEHOLDER]],
    ["put-your-secret-here", [PLACEHOLDER]],
    ["the route's secret", [PLACEHOLDER]],
    ["changeme", [SHORT, PLACEHOLDER]],
    ["change-me-to-something-strong", [PLACEHOLDER]],
    ["REPLACE_WITH_A_STRONG_SECRET", [PLACEHOLDER]],
    ["my-super-secret", [SHORT, PLACEHOLDER]],
    ["xxxxxxxxxxxxxxxxxxxx", [PLACEHOLDER]],
    ["12345678901234567890", [PLACEHOLDER]],
    ["It's a Secret to Everybody", [PLACEHOLDER]],
    ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", [PLACEHOLDER]],
    ["<random-32-bytes>", [PLACEHOLDER]],
    ["a-long-random-secret", [PLACEHOLDER]],
    ["secret-for-testing-only", [PLACEHOLDER]],
    ["openclaw-webhook-secret", [PLACEHOLDER]],
    ["zapier-secret-zapier-secret", [PLACEHOLDER]],
    ["not-a-real-password-1234", [PLACEHOLDER]],
    ["please-do-not-use-this-token", [PLACEHOLDER]],
    ["abcabcabcabcabcabc", [PLACEHOLDER]],
    ["abcdefghijklmnop", [PLACEHOLDER]],
    ["qwertyuiopasdfgh", [PLACEHOLDER]],
    ["secret-9f8e7d6c5b4a3210ffee", []],
    ['"9f8e7d6c5b4a3210ffee"', [/wrapped in quotes/]],
    ["'9f8e7d6c5b4a3210ffee'", [/wrapped in quotes/]],
    ['"Bearer 9f8e7d6c5b4a3210ffee"', [/starts with "Bearer"/, /wrapped in quotes/]],
    ["Bearer:9f8e7d6c5b4a3210ffee", [/starts with "Bearer"/]],
    ["Bearer 0123456789abcdef", [/starts with "Bearer"/]],
    ["bearer\t0123456789abcdef", [/starts with "Bearer"/, /printable ASCII/]],
    ["Authorization: Bearer 0123456789abcdef", [/starts with "Bearer"/]],
    ["schlüssel-der-umlaute-hat", [/printable ASCII/]],
    ["two-lines-of\n-a-long-secret", [/printable ASCII/]],
  ])("%j", (value, doubts) => {
    const found = doubtsAbout(value);
    expect(found).toEqual(doubts.map((doubt) => expect.stringMatching(doubt)));
    if (value.length > 1) expect(found.join()).not.toContain(value);
  });
});

describe("the secrets of all routes", () => {
  const strong = generateSecret();
  const doubtsOf = (routes: Record<string, string[]>) => {
    const resolved = Object.entries(routes).map(([id, values]) => [id, values.map(found)] as const);
    return Object.fromEntries([...describeRouteSecrets(new Map(resolved))].map(([id, { doubts }]) => [id, doubts]));
  };

  test("must differ: one that two routes have is a doubt about each, also in lists and with blanks around it", () => {
    expect(doubtsOf({ a: [strong], b: [generateSecret(), ` ${strong}\n`], c: [generateSecret()] })).toEqual({
      a: [expect.stringMatching(/^its secret is also the secret of "b"/)],
      b: [expect.stringMatching(/^its secret\.1 is also the secret of "a"/)],
      c: [],
    });
  });

  test("may stand twice in the list of one route", () => {
    expect(doubtsOf({ a: [strong, strong] })).toEqual({ a: [] });
  });

  test("are distinguished by their place in the list", () => {
    const described = describeRouteSecrets(new Map([["a", [found(strong), missing("it is away"), found("short")]]]));
    expect(described.get("a")).toEqual({
      values: [strong, "short"],
      missing: ["secret.1: it is away"],
      doubts: [expect.stringMatching(/^its secret\.2 is shorter/)],
    });
  });
});
