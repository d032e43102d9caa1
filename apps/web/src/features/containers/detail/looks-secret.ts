/**
 * Whether a variable's name says that its value is to be kept secret; the words are those of BuildKit's
 * check `SecretsUsedInArgOrEnv`. (https://docs.docker.com/reference/build-checks/)
 */
export function looksSecret(name: string): boolean {
  const words =
    /(?:_|^)(?:apikey|auth|credentials?|key|password|pword|passwd|secret|token)(?:_|$)/i;
  return words.test(name) && !/(?:_|^)public(?:_|$)/i.test(name);
}
