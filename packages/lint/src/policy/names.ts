import type { PolicyFile } from './schema.ts';

/** Names that a policy file has in the folder that it is for; the first that there is counts. */
export const POLICY_NAMES: Readonly<Record<PolicyFile, readonly string[]>> = {
  stagecraft: ['stagecraft.yaml', 'stagecraft.yml'],
  hadolint: ['.hadolint.yaml', '.hadolint.yml'],
};

/** Which policy a file of this path is; null for any other file. */
export function policyFileOf(path: string): PolicyFile | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (POLICY_NAMES.stagecraft.includes(name)) return 'stagecraft';
  return POLICY_NAMES.hadolint.includes(name) ? 'hadolint' : null;
}
