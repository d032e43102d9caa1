import type { BuildOption } from '@stagecraft/contracts';
import type { ComponentType } from 'react';
import { ArgumentFields } from './argument-fields.tsx';
import { DockerfileField, PlatformsField } from './basic-fields.tsx';
import { BuilderField } from './builder-field.tsx';
import {
  CacheFromField,
  CacheToField,
  NoCacheField,
  NoCacheStagesField,
  PullField,
} from './cache-fields.tsx';
import { ContextField } from './context-field.tsx';
import type { FieldProps } from './field-props.ts';
import { OutputField } from './output-field.tsx';
import { AnnotationFields, LabelFields, NamedContextFields } from './pair-fields.tsx';
import {
  ExtraHostsField,
  LimitFields,
  NetworkField,
  ShmSizeField,
  UlimitsField,
} from './resource-fields.tsx';
import { SecretFields, SshField } from './secret-fields.tsx';
import { TagsField } from './tags-field.tsx';
import { TargetField } from './target-field.tsx';

export const sections = [
  'basics',
  'arguments',
  'context',
  'cache',
  'secrets',
  'output',
  'resources',
  'engine',
] as const;
export type Section = (typeof sections)[number];

export interface FieldEntry {
  readonly option: BuildOption;
  readonly section: Section;
  /** Docker's own name for it. */
  readonly flag: string;
  readonly Field: ComponentType<FieldProps>;
  /** The field shows its name itself. */
  readonly named?: true;
  /** Takes the whole width. */
  readonly wide?: true;
}

/** Every option's field in the order of the form. */
export const allFields: readonly FieldEntry[] = [
  { option: 'dockerfile', section: 'basics', flag: '--file', Field: DockerfileField },
  { option: 'target', section: 'basics', flag: '--target', Field: TargetField },
  { option: 'tags', section: 'basics', flag: '--tag', Field: TagsField },
  { option: 'platforms', section: 'basics', flag: '--platform', Field: PlatformsField },
  {
    option: 'buildArgs',
    section: 'arguments',
    flag: '--build-arg',
    Field: ArgumentFields,
    wide: true,
  },
  { option: 'labels', section: 'arguments', flag: '--label', Field: LabelFields, wide: true },
  {
    option: 'annotations',
    section: 'arguments',
    flag: '--annotation',
    Field: AnnotationFields,
    wide: true,
  },
  { option: 'context', section: 'context', flag: 'PATH | URL | -', Field: ContextField },
  {
    option: 'namedContexts',
    section: 'context',
    flag: '--build-context',
    Field: NamedContextFields,
    wide: true,
  },
  { option: 'noCache', section: 'cache', flag: '--no-cache', Field: NoCacheField, named: true },
  { option: 'pull', section: 'cache', flag: '--pull', Field: PullField, named: true },
  {
    option: 'noCacheStages',
    section: 'cache',
    flag: '--no-cache-filter',
    Field: NoCacheStagesField,
    wide: true,
  },
  { option: 'cacheFrom', section: 'cache', flag: '--cache-from', Field: CacheFromField },
  { option: 'cacheTo', section: 'cache', flag: '--cache-to', Field: CacheToField },
  { option: 'secrets', section: 'secrets', flag: '--secret', Field: SecretFields, wide: true },
  { option: 'ssh', section: 'secrets', flag: '--ssh', Field: SshField, wide: true },
  { option: 'output', section: 'output', flag: '--output', Field: OutputField },
  { option: 'network', section: 'resources', flag: '--network', Field: NetworkField },
  { option: 'extraHosts', section: 'resources', flag: '--add-host', Field: ExtraHostsField },
  { option: 'shmSize', section: 'resources', flag: '--shm-size', Field: ShmSizeField },
  { option: 'ulimits', section: 'resources', flag: '--ulimit', Field: UlimitsField },
  {
    option: 'limits',
    section: 'resources',
    flag: '--memory --memory-swap --cpuset-cpus --cpu-shares',
    Field: LimitFields,
    wide: true,
  },
  { option: 'builder', section: 'engine', flag: 'DOCKER_BUILDKIT', Field: BuilderField },
];
