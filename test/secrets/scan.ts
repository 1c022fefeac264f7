import { randomTokens } from './entropy';

/** Something in a text that looks like the value of a secret. */
export interface Finding {
  readonly rule: string;
  /** What was found: what the allow-list is asked about. */
  readonly text: string;
}

/** Values that are secrets by their form. */
const FORMS: { readonly [rule: string]: RegExp } = {
  'private key': /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/g,
  'key of AWS': /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b/g,
  'token of GitHub': /\bgh[pousr]_[A-Za-z0-9]{20,}|\bgithub_pat_[A-Za-z0-9_]{20,}/g,
  'token of GitLab': /\bglpat-[A-Za-z0-9_-]{16,}/g,
  'token of Slack': /\bxox[a-z]-[A-Za-z0-9-]{10,}/g,
  'token of Vault': /\bhv[bs]\.[A-Za-z0-9_-]{16,}/g,
  'token of npm': /\bnpm_[A-Za-z0-9]{30,}/g,
  'key of Google': /\bAIza[A-Za-z0-9_-]{30,}/g,
  'key of Stripe': /\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,}/g,
  'JSON Web Token': /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}/g,
  'password in a URL': /\/\/[^\s/:@"'`$<{(\\]*:[^\s/@"'`$<{(\\]+@[A-Za-z0-9[]/g,
};

/** A value in a Secret, as YAML, JSON and code write it; what a template or a program puts there is none. */
const SECRET_KIND = /(?:^|[\s{,])["']?kind["']?: ?["']?Secret["']?\s*(?:$|[,}\n])/;
const LITERAL = /["']?\b(?:data|stringData)["']?:\s*\{?\s*(["']?[-.\w]+["']?: *(?!\s*\{\{)["'`]?[^\s{}"'`|>$][^\n]*)/;

/** Everything in a text that looks like the value of a secret. */
export function scan(text: string): Finding[] {
  // Values of Helm charts are JSON inside the JSON of Terraform.
  const plain = text.replace(/\\+(["'n])/g, (_, character: string) => (character === 'n' ? '\n' : character));
  return [...forms(plain), ...secretObjects(plain), ...randomTokens(plain).map((token) => found('entropy', token))];
}

function forms(text: string): Finding[] {
  return Object.entries(FORMS).flatMap(([rule, pattern]) =>
    (text.match(pattern) ?? []).map((match) => found(rule, match)),
  );
}

function secretObjects(text: string): Finding[] {
  return text
    .split(/^---\s*$/m)
    .filter((document) => SECRET_KIND.test(document))
    .flatMap((document) => {
      const literal = LITERAL.exec(document)?.[1];
      return literal === undefined ? [] : [found('Secret with a value', literal)];
    });
}

function found(rule: string, text: string): Finding {
  return { rule, text };
}
