/** Reading and writing of policy files: a part of its own, as it brings a YAML parser along. */
export type { FilePolicyProblem } from './policy/problems.ts';
export type { PolicyChange } from './policy/write.ts';
export type { Choice, PolicyFile, PolicyKey, PolicyValue } from './policy/schema.ts';
export { POLICY_NAMES, policyFileOf } from './policy/names.ts';
export { policySchema } from './policy/schema.ts';
export { readPolicy, type PolicyTexts, type ReadPolicy } from './policy/read.ts';
export { writePolicy } from './policy/write.ts';
