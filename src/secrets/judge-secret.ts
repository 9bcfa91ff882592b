/** Shorter ones can be guessed in time, whatever the limits are. */
const MIN_LENGTH = 16;
/** What comes after that says nothing of the shape, and some shapes take the square of it to look for. */
const MAX_JUDGED = 4_096;

/** What stands for a secret that is elsewhere: something was to replace it, and did not. */
const REFERENCES: readonly RegExp[] = [
  // ${name}, prefix-${NAME}, ${NAME:-default}, {{ .Values.secret }}, ${{ secrets.NAME }}, #{NAME}#, $(command), $(NAME)
  /[$#]\{[^}]*\}|\{\{.*\}\}|\$\([^)]*\)/s,
  // $name, %NAME%, `command`, $env:NAME, $ENV{NAME}
  /^\$[A-Za-z_]\w*$|^%[A-Za-z_]\w*%$|^`.+`$|^\$env[:{]/is,
  // @@NAME@@, @NAME@, __NAME__, [[NAME]], {NAME}, <%= name %>
  /^(@@?)[A-Za-z_][\w.]*\1$|^__[A-Z][A-Z0-9_]*__$|^\[\[.+\]\]$|^\{[A-Za-z_][\w.]*\}$|^<%.*%>$/s,
  // SecretRef:NAME, secretref-env:NAME, secretref-managed
  /^secret[-_ ]?ref\b/i,
  // env:NAME, @env:NAME, file:/run/secrets/name, k8s:secret/name, op://vault/item, ref+vault://path
  /^@?(?:env|file|exec|store|ref|vault|ssm|k8s|kubernetes|keychain|keyring|secrets?|(?:aws|azure|gcp)[\w-]*):\S/i,
  /^[a-z][a-z0-9+.-]*:\/\//i,
  // process.env.NAME, os.environ['NAME'], os.getenv("NAME"), env.NAME
  /^(?:process\.env|import\.meta\.env|os\.environ|os\.getenv)[.[(]|^env\.[A-Z][A-Z0-9_]*$/,
  // Tags of YAML: !vault name, !secret name, !ENV name, !Ref name
  /^!(?:vault|secret|env|ref|sub|getatt|reference)\s/i,
  // Secrets of AWS, Google Cloud and Azure.
  /^arn:aws[\w-]*:|^projects\/[^/]+\/secrets\/|^@Microsoft\.KeyVault\(/i,
  // What SOPS and Ansible have encrypted.
  /^ENC\[.*\]$|^\$ANSIBLE_VAULT;/s,
  // A reference, or nothing, that became text.
  /^\[object \w+\]$|^\{\s*["']?source["']?\s*:|^(?:undefined|null|none|nan)$/i,
];

/** What programs show in place of a secret. */
const REDACTIONS: readonly RegExp[] = [
  // ****, sk-live-****1234, ▒▒▒▒, ------
  /[*•●■█▒░]{3}|^[*•●]+$|^([\W_])\1{3,}$/,
  // sk-ab…yz, sk-ab...yz
  /…|^\S{0,12}\.{3}\S{0,12}$/,
  /^[\W_]*(?:redacted|masked|hidden|filtered|removed|omitted|scrubbed|censored|sanitized|sensitive)(?:[\s_-]value)?[\W_]*$/i,
  // __OPENCLAW_REDACTED__, <secret redacted>, TOKEN_REDACTED, redacted-by-openclaw
  /^__.*redacted.*__$|^[<[({].*redacted.*[>\])}]$|^\w+[_-]redacted$|^redacted[\s_-]by[\s_-]/i,
];

/** Returns why a value is not a secret; undefined for one that may be. The reason holds no part of the value. */
export function leftoverOf(value: string): string | undefined {
  const text = value.trim().slice(0, MAX_JUDGED);
  if (REDACTIONS.some((shape) => shape.test(text))) return "it looks like a redacted value";
  return REFERENCES.some((shape) => shape.test(text)) ? "it looks like a reference that was not resolved" : undefined;
}

/** Words that documentation makes a secret of; one of `SECRET_WORDS` is among them. */
const SECRET_WORDS = "secret|s3cret|token|password|passw0rd|key|string|value";
const WORDS =
  `${SECRET_WORDS}|an?|the|this|that|my|our|some|any|super|very|top|long|strong|secure|random|real|fake|not|shared|` +
  "webhook|routes?|app|client|server|api|auth|access|example|sample|test|testing|demo|dev|dummy|default|for|only|" +
  "docs|do|use|is|please|insert|enter|put|add|generate|new|text|bytes|hex|here|zapier|openclaw|github|gitlab|taskflow|n8n";

/** Placeholders of documentation, reduced to small letters and digits. */
const PLACEHOLDERS: readonly RegExp[] = [
  /your.*(?:secret|token|password|key)|(?:secret|token|password|key)(?:goes)?here/,
  new RegExp(`^(?=.*(?:${SECRET_WORDS}))(?:${WORDS})+\\d*$`),
  /change(?:me|this|it)|replace(?:me|this|with)|placeholder|fillmein|examplesecret/,
  /^(?:example|sample|dummy|test|todo|fixme)$/,
  // xxxx, 0000, abcabcabc, 0123456789, abcdefghijkl, qwertyuiop
  /^(.{1,16}?)\1+$|^0?(?:1234567890?)+(?:1\d*)?$|^(?:abcdefghijkl|qwertyuiop|qwertzuiop)/,
  // GitHub's, and the one of Standard Webhooks.
  /^itsasecrettoeverybody$|mfkq9r8gkyqrtwjupd8ilpzio2lalasw/,
];

/**
 * Returns what is wrong with a secret that can be used all the same. Each is a predicate, such as "is shorter than 16
 * characters", and holds no part of the value.
 */
export function doubtsAbout(value: string): string[] {
  const text = value.trim().slice(0, MAX_JUDGED);
  const doubts: string[] = [];
  if (text.length < MIN_LENGTH) doubts.push(`is shorter than ${MIN_LENGTH} characters and can be guessed`);
  const reduced = text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  if (/^<[^<>]+>$/.test(text) || PLACEHOLDERS.some((shape) => shape.test(reduced)))
    doubts.push("looks like a placeholder from documentation");
  if (/^["']?(?:authorization:\s*)?bearer[\s:]/i.test(text))
    doubts.push('starts with "Bearer", which senders put in front of the secret');
  if (/^(["']).*\1$/s.test(text)) doubts.push("is wrapped in quotes, which are part of it");
  if (/[^\x20-\x7e]/.test(text))
    doubts.push("has characters other than printable ASCII, which senders encode in different ways");
  return doubts;
}
