import type { WrittenCase } from './cases.ts';

/** Where a BuildKit says something else than our rules, and why we stay with them. */
interface Disagreement {
  readonly rule: string | null;
  readonly why: string;
  readonly holds: (file: WrittenCase) => boolean;
}

const known: readonly Disagreement[] = [
  {
    rule: 'CopyIgnoredFile',
    why: 'BuildKit has no ignore file to look at when the context goes up as an archive.',
    holds: () => true,
  },
  {
    rule: 'InvalidBaseImagePlatform',
    why: 'What images are for is made up in our cases.',
    holds: () => true,
  },
  {
    rule: null,
    why: 'Frontends before 1.20 read `# check=` at the top of the file alone.',
    holds: ({ text }) => /\n\s*# check=/.test(text),
  },
  {
    rule: 'UndefinedVar',
    why: 'BuildKit takes `$$` for a variable called `$`, which nothing could define.',
    holds: ({ text }) => text.includes('$$'),
  },
  {
    rule: 'SecretsUsedInArgOrEnv',
    why: 'Frontends before 1.20 do not take the words FILE and VERSION for harmless.',
    holds: ({ text }) => /_(?:FILE|VERSION)\b/i.test(text),
  },
  {
    rule: 'WorkdirRelativePath',
    why: 'Bases are empty images in this comparison, for Linux; one of which nothing is known may be Windows.',
    holds: ({ text }) => /^\s*WORKDIR\s+[a-z]:/im.test(text) && !text.includes('--platform'),
  },
];

/** Whether a rule's warnings about a file are to be compared. */
export function isCompared(rule: string, file: WrittenCase): boolean {
  return !known.some((one) => (one.rule === null || one.rule === rule) && one.holds(file));
}
