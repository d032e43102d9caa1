import type { Difference } from './differences.ts';

/** Where hadolint says something else than our rules, and why we stay with them. */
export interface Disagreement {
  readonly why: string;
  /** Codes that it is about, with spaces between; any when left out. */
  readonly codes?: string;
  /** Who has a finding that the other has not; both when left out. */
  readonly side?: Difference['side'];
  /** What the instruction looks like. */
  readonly instruction?: RegExp;
  /** What the file looks like. */
  readonly file?: RegExp;
  /** What hadolint's configuration looks like. */
  readonly config?: RegExp;
  readonly holds?: (difference: Difference) => boolean;
}

/** The reason of a difference: the first that fits; undefined for one that has none. */
export function reasonOf(
  difference: Difference,
  among: readonly Disagreement[],
): Disagreement | undefined {
  const { code, side, instruction, file } = difference;
  return among.find(
    (one) =>
      (one.codes?.split(' ').includes(code) ?? true) &&
      (one.side ?? side) === side &&
      (one.instruction?.test(instruction) ?? true) &&
      (one.file?.test(file.text) ?? true) &&
      (one.config?.test(file.config ?? '') ?? true) &&
      (one.holds?.(difference) ?? true),
  );
}

const LOOSE = 'DL3008 DL3013 DL3016 DL3018 DL3028 DL3033 DL3037 DL3041 DL3062';

const configuration: readonly Disagreement[] = [
  {
    why: 'hadolint drops a configuration of which it can not read one value (a single registry that is no list, though its documentation allows it); we read the rest.',
    holds: ({ file }) => file.isConfigRefused === true,
  },
  {
    why: 'We take rule names in any case.',
    side: 'hadolint',
    config: /dl3003/,
  },
];

const pragmas: readonly Disagreement[] = [
  {
    why: "Docker's own comments count for us, under both names of a rule.",
    file: /# check=skip=/,
  },
  {
    why: "hadolint's pragma for a stage begins one line late, takes in the FROM of the next stage, and replaces the one above it.",
    file: /hadolint stage ignore/,
  },
  {
    why: 'A pragma reaches the next instruction over blank lines and other comments: two pragmas, or one and `# check=`, can stand above the same instruction.',
    side: 'hadolint',
    file: /# hadolint ignore=\S+\n(?:\s*\n|#)/,
  },
  {
    why: 'We take every name of a list that is clear, and our own names of rules; hadolint drops a list with anything else in it.',
    side: 'hadolint',
    codes: 'DL3003',
    file: /ignore=(?:DL3003 |dl|DL3003,\n|,|unknown)/,
  },
  {
    why: 'Of several CMD, ENTRYPOINT or HEALTHCHECK hadolint marks the last; BuildKit and we mark those that have no effect. A pragma above either counts.',
    codes: 'DL3012 DL4003 DL4004',
  },
];

const stages: readonly Disagreement[] = [
  {
    why: 'BuildKit refuses the instruction, and we say so; hadolint takes flags that do not exist for names.',
    holds: ({ isRefused }) => isRefused,
  },
  {
    why: 'The names of stages have no case: `AS Build` is the stage `build`.',
    codes: 'DL3006 DL3022 DL3023',
    file: /AS [A-Z]|--from=[A-Z]|--from=fOO/,
  },
  {
    why: 'hadolint does not know the escape directive.',
    codes: 'DL3022',
    file: /# escape=`/,
  },
  {
    why: 'hadolint takes the port of a registry for a tag.',
    codes: 'DL3006',
    side: 'ours',
    instruction: /localhost:5000/,
  },
  {
    why: 'Docker takes `localhost/` for a registry, hadolint for a name on Docker Hub.',
    codes: 'DL3026',
    side: 'ours',
    instruction: /localhost\//,
  },
  {
    why: 'BuildKit takes off quotes.',
    codes: 'DL3002 DL3065 DL3066',
    instruction: /"/,
  },
  {
    why: 'A variable stands for the value that the file gives it; where that is not known, or may hold a tag or address, nothing is claimed.',
    codes: 'DL3006 DL3011 DL3020 DL3022 DL3026 DL3066',
    instruction: /\$/,
  },
  {
    why: 'An escaped or quoted dollar is no variable.',
    codes: 'DL3044',
    side: 'hadolint',
    instruction: /\\\$|'\$/,
  },
  {
    why: 'A variable with a default value is a use of the variable too.',
    codes: 'DL3044',
    side: 'ours',
    instruction: /\$\{A:-/,
  },
  {
    why: 'Users of Windows have no numbers.',
    codes: 'DL3066',
    side: 'hadolint',
    file: /nanoserver/,
  },
];

const files: readonly Disagreement[] = [
  {
    why: 'BuildKit fetches Git repositories over SSH.',
    codes: 'DL3020',
    side: 'hadolint',
    instruction: /git@/,
  },
  {
    why: 'BuildKit unpacks archives of Zstandard.',
    codes: 'DL3010 DL3020',
    instruction: /\.t?zst/,
  },
  {
    why: 'ADD unpacks tar archives, not single compressed files.',
    codes: 'DL3010',
    side: 'hadolint',
    file: /gunzip|unxz/,
  },
  {
    why: 'tar takes its letters without a dash, and an archive is found among several sources and in quotes.',
    codes: 'DL3010',
    side: 'ours',
    file: /tar x/,
  },
];

const labels: readonly Disagreement[] = [
  {
    why: 'A label in a trigger is one of the images that are built from this one.',
    codes: 'DL3048 DL3050 DL3051 DL3052 DL3053 DL3054 DL3055 DL3056 DL3058',
    side: 'ours',
    instruction: /^ONBUILD/i,
  },
  {
    why: 'A stage that others copy from by number or mount needs no labels, nor does one whose label is set two stages later.',
    codes: 'DL3049',
    side: 'hadolint',
    file: /--from=0|--mount=from|FROM next/,
  },
  {
    why: 'RFC 3339 wants a colon in the zone, semantic versioning no leading zeros and no empty part.',
    codes: 'DL3053 DL3056',
    side: 'ours',
  },
  {
    why: 'Deprecated identifiers are still on the list of SPDX.',
    codes: 'DL3054',
    side: 'hadolint',
    instruction: /GPL-3\.0/,
  },
];

const shells: readonly Disagreement[] = [
  {
    why: 'What another shell or language reads is no POSIX shell command; hadolint reads everything as bash.',
    side: 'hadolint',
    file: /(?:SHELL \["|shell ?= ?)(?:pwsh|powershell|cmd|python|C:)|#!\/usr\/bin\/env python/,
  },
  {
    why: 'hadolint reads nothing of a command line that it can not parse to its end.',
    side: 'ours',
    instruction: /h"ttpd|\/lists \|\| true|\$\{a=9|<<9"|cl"ean|\$\{mends/,
  },
  {
    why: 'hadolint joins the words of the JSON form and reads them as a command line.',
    codes: 'DL3059 DL4006',
    instruction: /^RUN \[/,
  },
  {
    why: 'What `sh -c` and a here-document give to a shell is run as any other command.',
    side: 'ours',
    instruction: /\b(?:sh|bash)"?,? .*-\w*c|(?:sh|bash) <</,
  },
  {
    why: 'What sudo, env, nice, xargs, eval and the like run counts; hadolint looks at the first word.',
    side: 'ours',
    instruction: /\b(?:sudo|env|nice|eatmydata|xargs|eval|exec|command) /,
  },
  {
    why: 'A program named by its path is the same program.',
    side: 'ours',
    instruction: /\/s?bin\/(?:apt|sudo|service)/,
  },
  {
    why: 'pipefail counts in any shell that has it, by any path, inherited from a base stage, and by `set -o`; and a here-document does not hide the pipe behind it.',
    codes: 'DL4006',
  },
  {
    why: 'useradd takes its number in any spelling; what it is counts, not how long it is.',
    codes: 'DL3046',
  },
  {
    why: 'ln replaces its last argument, not its first.',
    codes: 'DL4005',
    side: 'hadolint',
  },
];

const packages: readonly Disagreement[] = [
  {
    why: 'Cleaning counts in every spelling, and so does a cache mount on each folder where the cache lies.',
    codes: 'DL3009 DL3019 DL3032 DL3036 DL3040 DL3060',
    side: 'hadolint',
    instruction: /\brm -|--mount|clean all/,
  },
  {
    why: 'Cleaning counts only behind what it cleans up, and only where it cleans that.',
    codes: 'DL3009 DL3032 DL3060',
    side: 'ours',
    instruction: /\brm -|clean|cache list/,
  },
  {
    why: 'An environment variable that says no, or is set too late, does not switch the cache of pip off.',
    codes: 'DL3042',
    side: 'ours',
    file: /PIP_NO_CACHE_DIR/,
  },
  {
    why: 'Short names of commands, and options before them, say the same: `dnf in`, `npm i`, `dnf5 install`.',
    codes: 'DL3016 DL3038 DL3040 DL3041',
    side: 'ours',
    instruction: /dnf (?:in|up|rei)\b|dnf5|npm (?:i|add|--prefix)/,
  },
  {
    why: 'dnf keeps what it downloaded for an update or a local package too.',
    codes: 'DL3040',
    side: 'ours',
    instruction: /dnf (?:update|localinstall)/,
  },
  {
    why: 'What is local, has an address, is a group or is not to be there has no version to give.',
    codes: LOOSE,
    side: 'hadolint',
    instruction:
      /\.(?:rpm|gem|apk|deb)\b|https?:|\.\/|npm install \/|!c|group|pattern|go run main|d-$/,
  },
  {
    why: 'The value of an option is no package, and an option is known in every spelling.',
    codes: `DL3014 DL3015 ${LOOSE}`,
    instruction: / --?[A-Za-z]| -- /,
  },
  {
    why: 'A word counts as a command only where it is one: not in `zypper install dup`, `yarn run install`.',
    codes: 'DL3035 DL3060',
    side: 'hadolint',
    instruction: /install dup|run install/,
  },
];

/** In the order in which they are tried. */
export const disagreements: readonly Disagreement[] = [
  ...configuration,
  ...pragmas,
  ...stages,
  ...files,
  ...labels,
  ...shells,
  ...packages,
];
