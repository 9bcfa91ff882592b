/** Shorter ones can be guessed in time, whatever the limits are. */
const MIN_LENGTH = 16;

/** What stands for a secret that is elsewhere: something was to replace it, and did not. */
const REFERENCES: readonly RegExp[] = [
  // ${name}, prefix-${NAME}, ${NAME:-default}, {{ .Values.secret }}, ${{ secrets.NAME }}, $(command), $(NAME)
  /\$\{[^}]*\}|\{\{.*\}\}|\$\([^)]*\)/s,
  // $name, %NAME%
  /^\$[A-Za-z_]\w*$|^%[A-Za-z_]\w*%$/,
  // SecretRef:NAME, secretref-env:NAME, secretref-managed
  /^secret[-_ ]?ref\b/i,
  // env:NAME, file:/run/secrets/name, op://vault/item, ref+vault://path
  /^(?:env|file|exec|store|vault|ssm|keychain|secrets?):\S|^[a-z][a-z0-9+.-]*:\/\//i,
  // Secrets of AWS, Google Cloud and Azure.
  /^arn:aws[\w-]*:|^projects\/[^/]+\/secrets\/|^@Microsoft\.KeyVault\(/i,
  // What SOPS and Ansible have encrypted.
  /^ENC\[.*\]$|^\$ANSIBLE_VAULT;/s,
  // A reference that became text.
  /^\[object \w+\]$|^\{\s*["']?source["']?\s*:/,
];

/** What programs show in place of a secret. */
const REDACTIONS: readonly RegExp[] = [
  /[*•●]{3}|^[*•●]+$/,
  /^[\W_]*(?:redacted|masked|hidden|filtered|removed|omitted|scrubbed|censored|sanitized|sensitive)(?:[\s_-]value)?[\W_]*$/i,
  // __OPENCLAW_REDACTED__, <secret redacted>, TOKEN_REDACTED
  /^__.*redacted.*__$|^[<[({].*redacted.*[>\])}]$|^\w+[_-]redacted$/i,
];

/** Returns why a value is not a secret; undefined for one that may be. The reason holds no part of the value. */
export function leftoverOf(value: string): string | undefined {
  const text = value.trim();
  if (REFERENCES.some((shape) => shape.test(text))) return "it has the shape of a reference that was not resolved";
  return REDACTIONS.some((shape) => shape.test(text)) ? "it has the shape of a redacted value" : undefined;
}

/** Placeholders of documentation, reduced to small letters and digits. */
const PLACEHOLDERS: readonly RegExp[] = [
  /your.*(?:secret|token|password|key)|(?:secret|token|password|key)(?:goes)?here/,
  /^(?:the|this|my|some|super|top|shared|webhook|routes?|app|client|api|example|sample|test|demo|dev|dummy|default)*(?:secret|s3cret|token|password|passw0rd|key)\d*$/,
  /change(?:me|this|it)|replace(?:me|this|with)|placeholder|fillmein|examplesecret/,
  /^(?:example|sample|dummy|test|todo|fixme)$/,
  // xxxx, 0000, 0123456789
  /^(.)\1+$|^0?(?:1234567890?)+(?:1\d*)?$/,
  // GitHub's, and the one of Standard Webhooks.
  /^itsasecrettoeverybody$|mfkq9r8gkyqrtwjupd8ilpzio2lalasw/,
];

/**
 * Returns what is wrong with a secret that can be used all the same. Each is a predicate, such as "is shorter than 16
 * characters", and holds no part of the value.
 */
export function doubtsAbout(value: string): string[] {
  const text = value.trim();
  const doubts: string[] = [];
  if (text.length < MIN_LENGTH) doubts.push(`is shorter than ${MIN_LENGTH} characters and can be guessed`);
  const reduced = text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  if (PLACEHOLDERS.some((shape) => shape.test(reduced))) doubts.push("looks like a placeholder of documentation");
  if (/^(?:authorization:\s*)?bearer\s/i.test(text))
    doubts.push('starts with "Bearer", which senders put in front of the secret');
  if (/[^\x20-\x7e]/.test(text))
    doubts.push("has characters other than printable ASCII, which senders encode in different ways");
  return doubts;
}
