import type { Severity } from '../types.ts';

/** What a label's value must be, by hadolint's words. */
export type LabelType = 'text' | 'url' | 'rfc3339' | 'spdx' | 'hash' | 'semver' | 'email';

/** From which severity on a run of `lint` fails; `none`: never. */
export type Threshold = Severity | 'none';

/** A team's choice, from `stagecraft.yaml` or hadolint's file. */
export interface Policy {
  /** By rule id or alias, in lower case: off, on with its own severity, or with another one. */
  readonly rules: Readonly<Record<string, Severity | 'off' | 'on'>>;
  /** Registries that images may come from, with `*`; all when empty. */
  readonly allowedRegistries: readonly string[];
  /** Labels that the image must have, with what their values are. */
  readonly labels: Readonly<Record<string, LabelType>>;
  /** Whether other labels are refused. */
  readonly strictLabels: boolean;
  /** Base images are to be named by digest. */
  readonly basesByDigest: boolean;
  readonly failureThreshold: Threshold;
  /** Whether `# hadolint ignore=` counts. */
  readonly ignoresPragmas: boolean;
}

export const DEFAULT_POLICY: Policy = {
  rules: {},
  allowedRegistries: [],
  labels: {},
  strictLabels: false,
  basesByDigest: false,
  failureThreshold: 'info',
  ignoresPragmas: false,
};
