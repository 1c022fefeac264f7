/** Text that is a secret whatever it is called, each kind with its name: no manifest may hold it, and no message repeats it. */
const FORMATS: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY-----[^"']*/, 'a private key'],
  [/\b(AKIA|ASIA)[A-Z0-9]{16}\b/, 'an access key of AWS'],
  [/\b(gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{22,})/, 'a token of GitHub'],
  [/\bglpat-[\w-]{20,}/, 'a token of GitLab'],
  [/\bxox[abeoprs]-[A-Za-z0-9-]{10,}/, 'a token of Slack'],
  [/\bhv[bs]\.[\w-]{20,}/, 'a token of Vault'],
  [/\b[rs]k_live_[A-Za-z0-9]{16,}/, 'a key of Stripe'],
  [/\bAIza[\w-]{35}/, 'a key of Google'],
  [/\beyJ[\w-]{10,}\.[\w-]{10,}(\.[\w-]*)?/, 'a JSON Web Token'],
  // What the kubelet, a shell or a template fills in is no password yet.
  [/:\/\/[^\s/:@"'$<{(]*:[^\s/@"'$<{(]+@/, 'a password in a URL'],
];

/** What kind of secret a text holds, if any that can be told by its form. */
export function secretFormat(text: string): string | undefined {
  return FORMATS.find(([pattern]) => pattern.test(text))?.[1];
}

/** A text without the secrets in it. */
export function masked(text: string): string {
  return FORMATS.reduce(
    (rest, [pattern, what]) => rest.replace(new RegExp(pattern.source, 'g'), `(${what}, not shown)`),
    text,
  );
}
