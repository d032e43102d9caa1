/** What a file looks like, by its path. */
export type SecretKind =
  | 'private-key'
  | 'environment-file'
  | 'npm-token'
  | 'python-token'
  | 'netrc'
  | 'docker-login'
  | 'cloud-credentials'
  | 'kubernetes-config'
  | 'git-credentials'
  | 'database-password'
  | 'package-token'
  | 'terraform-state'
  | 'password-file'
  | 'keystore';

export interface SecretRule {
  readonly kind: SecretKind;
  readonly path: RegExp;
  /** Text that shows that there is a secret in the file; null where the name says all that can be said. */
  readonly content: RegExp | null;
  /** True where a file of this name mostly is none: it counts only if its content was read and shows one. */
  readonly needsContent: boolean;
}

const privateKey = /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----/;
const assignment =
  /^\s*(?:export\s+)?\w*(?:SECRET|TOKEN|PASSW|API_?KEY|PRIVATE|CREDENTIAL)\w*\s*[=:]\s*\S/im;

function rule(
  kind: SecretKind,
  path: RegExp,
  content: RegExp | null = null,
  needsContent = false,
): SecretRule {
  return { kind, path, content, needsContent };
}

/** The first that fits counts. Paths have no leading slash. */
export const secretRules: readonly SecretRule[] = [
  rule('private-key', /(?:^|\/)id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?$/, privateKey),
  rule('private-key', /^etc\/ssh\/ssh_host_\w+_key$/, privateKey),
  rule(
    'private-key',
    /(?:^|\/)(?:[\w.-]*[._-])?(?:privkey|private[._-]?key|key)\.pem$/i,
    privateKey,
  ),
  rule('private-key', /\.(?:pem|key|ppk|asc)$/i, privateKey, true),
  rule('keystore', /\.(?:p12|pfx|jks|keystore)$/i),
  rule(
    'environment-file',
    /(?:^|\/)\.env(?:\.(?!example|sample|template|dist|defaults?)[\w-]+)?$/,
    assignment,
  ),
  rule(
    'npm-token',
    /(?:^|\/)\.(?:npmrc|yarnrc|yarnrc\.yml)$/,
    /_authToken|_password|_auth\b|npmAuth/,
    true,
  ),
  rule('python-token', /(?:^|\/)\.pypirc$/, /^\s*password\s*[:=]/im),
  rule('netrc', /(?:^|\/)[._]netrc$/, /\bpassword\s+\S/),
  rule(
    'docker-login',
    /(?:^|\/)(?:\.docker\/config\.json|\.dockercfg)$/,
    /"(?:auth|identitytoken)"\s*:\s*"[^"]/,
    true,
  ),
  rule('cloud-credentials', /(?:^|\/)\.aws\/credentials$/, /aws_secret_access_key/i),
  rule('cloud-credentials', /(?:^|\/)application_default_credentials\.json$/),
  rule('cloud-credentials', /(?:^|\/)\.config\/gcloud\/(?:credentials|access_tokens)\.db$/),
  rule('cloud-credentials', /(?:^|\/)\.azure\/(?:accessTokens|msal_token_cache)\.(?:json|bin)$/),
  rule(
    'cloud-credentials',
    /(?:service[_-]?account|credentials)[\w.-]*\.json$/i,
    /"private_key"\s*:/,
    true,
  ),
  rule('kubernetes-config', /(?:^|\/)\.kube\/config$/, /client-key-data|token:|password:/),
  rule('git-credentials', /(?:^|\/)\.git-credentials$/),
  rule('database-password', /(?:^|\/)\.(?:pgpass|my\.cnf|mylogin\.cnf)$/),
  rule(
    'package-token',
    /(?:^|\/)\.(?:cargo\/credentials(?:\.toml)?|gem\/credentials|composer\/auth\.json|vault-token)$/,
  ),
  rule('terraform-state', /(?:^|\/)(?:terraform\.tfstate|credentials\.tfrc\.json)$/),
  rule('password-file', /(?:^|\/)\.htpasswd$/),
];

/** Sample keys and certificates that packages ship. */
const shipped =
  /^(?:usr\/(?:share|lib|include|local\/lib|local\/share)|etc\/ssl\/certs|etc\/pki)\//;

/** The rule that a path fits, or null. What packages ship is left out. */
export function secretRuleOf(path: string): SecretRule | null {
  if (shipped.test(path)) return null;
  return secretRules.find((one) => one.path.test(path)) ?? null;
}
