import { say } from '../problems/problem.ts';
import type { Text } from '../types.ts';

/** A part of the Dockerfile language that older frontends lack. */
export interface FrontendFeature {
  /** Instruction it belongs to; null for what any may have. */
  readonly instruction: string | null;
  /** Flag without `--`; null where it is no flag's. */
  readonly flag: string | null;
  /** A key of `--mount`, or another part of the flag or the instruction; null for the whole of it. */
  readonly part: string | null;
  /** First stable frontend with it, e.g. `1.4`; null while only the labs channel has it. */
  readonly since: string | null;
  /** First labs frontend with it, where that was earlier. */
  readonly labs: string | null;
  /** What it is called. */
  readonly name: Text;
}

type Versions = Partial<Pick<FrontendFeature, 'since' | 'labs'>>;

function flag(instruction: string, name: string, versions: Versions): FrontendFeature {
  const called = say(`${instruction} --${name}`, `${instruction} --${name}`);
  return {
    instruction,
    flag: name,
    part: null,
    since: null,
    labs: null,
    ...versions,
    name: called,
  };
}

function part(
  place: Pick<FrontendFeature, 'instruction' | 'part'> & Partial<Pick<FrontendFeature, 'flag'>>,
  versions: Versions,
  name: Text,
): FrontendFeature {
  return { flag: null, since: null, labs: null, ...place, ...versions, name };
}

function heredocs(instruction: string): readonly FrontendFeature[] {
  return [
    part(
      { instruction, part: 'heredoc' },
      { since: '1.4', labs: '1.3' },
      say(`A here-document in ${instruction}`, `${instruction} 中的 here-document`),
    ),
    part(
      { instruction, part: 'heredoc-space' },
      { since: '1.16' },
      say('A space after << of a here-document', 'here-document 的 << 后面的空格'),
    ),
  ];
}

/** COPY and ADD. */
function copying(instruction: string): readonly FrontendFeature[] {
  return [
    flag(instruction, 'chmod', { since: '1.2' }),
    part(
      { instruction, flag: 'chmod', part: 'variable' },
      { since: '1.10' },
      say('A variable in --chmod', '--chmod 中的变量'),
    ),
    part(
      { instruction, flag: 'chmod', part: 'symbolic' },
      { since: '1.14', labs: '1.11' },
      say('A symbolic mode in --chmod', '--chmod 中的符号权限'),
    ),
    flag(instruction, 'link', { since: '1.4' }),
    flag(instruction, 'exclude', { since: '1.19', labs: '1.7' }),
    ...heredocs(instruction),
  ];
}

/**
 * Which frontend brought what. By Docker's "Dockerfile release notes"
 * (https://docs.docker.com/build/buildkit/dockerfile-release-notes/), the notes of moby/buildkit's
 * `dockerfile/*` releases, and the tables of the Dockerfile reference. Git sources of ADD go by the
 * notes of 1.6, which brought them from labs; the reference's `1.1` for `--keep-git-dir` is older
 * than they are.
 */
export const frontendFeatures: readonly FrontendFeature[] = [
  flag('RUN', 'mount', { since: '1.2', labs: '1.0' }),
  part(
    { instruction: 'RUN', flag: 'mount', part: 'env' },
    { since: '1.10' },
    say('A secret as a variable (env=)', '以环境变量提供 secret（env=）'),
  ),
  part(
    { instruction: 'RUN', flag: 'mount', part: 'variable' },
    { since: '1.3' },
    say('A variable in --mount', '--mount 中的变量'),
  ),
  part(
    { instruction: 'RUN', flag: 'mount', part: 'size' },
    { since: '1.4' },
    say('The size of a tmpfs mount', 'tmpfs 挂载的 size'),
  ),
  flag('RUN', 'network', { since: '1.3', labs: '1.2.1' }),
  flag('RUN', 'security', { since: '1.20', labs: '1.1.2' }),
  flag('RUN', 'device', { since: '1.27', labs: '1.14' }),
  ...heredocs('RUN'),
  ...copying('COPY'),
  flag('COPY', 'parents', { since: '1.20', labs: '1.7' }),
  ...copying('ADD'),
  flag('ADD', 'checksum', { since: '1.6', labs: '1.5' }),
  flag('ADD', 'keep-git-dir', { since: '1.6', labs: '1.5' }),
  flag('ADD', 'unpack', { since: '1.17' }),
  part(
    { instruction: 'ADD', part: 'git' },
    { since: '1.6', labs: '1.5' },
    say('ADD of a Git repository', '用 ADD 获取 Git 仓库'),
  ),
  part(
    { instruction: 'ADD', part: 'git-query' },
    { since: '1.18' },
    say('A query in a Git address', 'Git 地址中的查询参数'),
  ),
  part(
    { instruction: 'ADD', flag: 'checksum', part: 'git' },
    { since: '1.16' },
    say('The checksum of a Git repository', 'Git 仓库的校验和'),
  ),
  flag('HEALTHCHECK', 'start-interval', { since: '1.6' }),
  part(
    { instruction: 'ARG', part: 'several' },
    { since: '1.2' },
    say('Several names in one ARG', '在一条 ARG 中声明多个参数'),
  ),
  part(
    { instruction: 'ONBUILD', part: 'from' },
    { since: '1.11' },
    say('ONBUILD with from', '带 from 的 ONBUILD'),
  ),
  part(
    { instruction: null, part: 'check' },
    { since: '1.8' },
    say('The check directive', 'check 指示'),
  ),
  part(
    { instruction: null, part: 'default' },
    { since: '1.6' },
    say('${name-word} and ${name+word}', '${name-词} 与 ${name+词}'),
  ),
  part(
    { instruction: null, part: 'substitution' },
    { since: '1.7' },
    say('${name#pattern} and ${name/pattern/text}', '${name#模式} 与 ${name/模式/文本}'),
  ),
];

const BY_PLACE: ReadonlyMap<string, FrontendFeature> = new Map(
  frontendFeatures.map((one) => [placeOf(one.instruction, one.flag, one.part), one]),
);

function placeOf(...place: readonly (string | null)[]): string {
  return place.map((one) => one ?? '').join(' ');
}

/**
 * The entry for an instruction's flag (without `--`), or for a part of either; null where every
 * frontend has it. `featureAt('COPY', 'link')`, `featureAt('RUN', 'mount', 'env')`,
 * `featureAt('RUN', null, 'heredoc')`.
 */
export function featureAt(
  instruction: string | null,
  flagName: string | null,
  partName: string | null = null,
): FrontendFeature | null {
  return BY_PLACE.get(placeOf(instruction, flagName, partName)) ?? null;
}

/** What newer frontends brought to an instruction (upper case); `null` asks for what any may have. */
export function featuresOf(instruction: string | null): readonly FrontendFeature[] {
  return frontendFeatures.filter((one) => one.instruction === instruction);
}

/** The version as it is written in `# syntax=docker/dockerfile:…`: `1.4`, or `1.14-labs`. */
export function neededVersion(feature: FrontendFeature): string {
  return feature.since ?? `${feature.labs ?? '1'}-labs`;
}
