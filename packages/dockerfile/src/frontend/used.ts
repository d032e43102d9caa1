import { readGitSource } from '../validate/git.ts';
import type { Flag, Instruction, Mount, Span } from '../types.ts';
import { featureAt, type FrontendFeature } from './features.ts';

/** A feature where it is used. */
export interface FeatureUse {
  readonly feature: FrontendFeature;
  readonly span: Span;
}

/** Instructions whose words BuildKit itself expands. */
const EXPANDED = new Set(
  'ADD ARG COPY ENV EXPOSE FROM LABEL STOPSIGNAL USER VOLUME WORKDIR'.split(' '),
);

/** The features of newer frontends that an instruction (or its trigger) uses; `text` is the file's. */
export function featuresUsed(instruction: Instruction, text: string): readonly FeatureUse[] {
  const uses: FeatureUse[] = [];
  const add = (feature: FrontendFeature | null, span: Span): void => {
    if (feature !== null) uses.push({ feature, span });
  };
  const { keyword, detail } = instruction;
  for (const flag of instruction.flags) addFlag(keyword, flag, add);
  for (const heredoc of instruction.heredocs) {
    if (keyword === 'ONBUILD') break;
    const open = text.slice(heredoc.openSpan.start, heredoc.openSpan.end);
    add(
      featureAt(keyword, null, /<<-?\s/.test(open) ? 'heredoc-space' : 'heredoc'),
      heredoc.openSpan,
    );
  }
  if (detail.type === 'run') for (const mount of detail.mounts) addMount(mount, add);
  if (detail.type === 'copy') addSources(instruction, add);
  if (detail.type === 'pairs' && keyword === 'ARG' && detail.pairs.length > 1) {
    add(featureAt('ARG', null, 'several'), instruction.argsSpan);
  }
  if (EXPANDED.has(keyword)) addOperators(text, instruction.argsSpan, add);
  const trigger = detail.type === 'onbuild' ? detail.trigger : null;
  if (trigger === null) return uses;
  const from = fromSpan(trigger);
  if (from !== null) add(featureAt('ONBUILD', null, 'from'), from);
  return [...uses, ...featuresUsed(trigger, text)];
}

type Add = (feature: FrontendFeature | null, span: Span) => void;

function addFlag(keyword: string, flag: Flag, add: Add): void {
  add(featureAt(keyword, flag.name), flag.span);
  if (flag.name !== 'chmod' || flag.value === null) return;
  const part = flag.value.includes('$') ? 'variable' : /[-+=]/.test(flag.value) ? 'symbolic' : null;
  if (part !== null) add(featureAt(keyword, 'chmod', part), flag.valueSpan ?? flag.span);
}

function addMount(mount: Mount, add: Add): void {
  for (const [key, value] of Object.entries(mount.options)) {
    add(featureAt('RUN', 'mount', key), mount.span);
    if (/\$\w|\$\{/.test(value)) add(featureAt('RUN', 'mount', 'variable'), mount.span);
  }
}

function addSources(instruction: Instruction, add: Add): void {
  if (instruction.keyword !== 'ADD') return;
  for (const { value, span } of instruction.words.slice(0, -1)) {
    if (readGitSource(value) === null) continue;
    add(featureAt('ADD', null, 'git'), span);
    if (value.includes('?')) add(featureAt('ADD', null, 'git-query'), span);
    const checksum = instruction.flags.find((flag) => flag.name === 'checksum');
    if (checksum !== undefined) add(featureAt('ADD', 'checksum', 'git'), checksum.span);
  }
}

/** `${name-word}`, `${name#pattern}` and the like; one each is enough to say. */
function addOperators(text: string, args: Span, add: Add): void {
  const written = text.slice(args.start, args.end);
  const found = new Set<string>();
  for (const match of written.matchAll(/(?<![\\`])\$\{\w+([-+#%/])[^}]*\}?/g)) {
    const part = '-+'.includes(match[1] ?? '') ? 'default' : 'substitution';
    if (found.has(part)) continue;
    found.add(part);
    const start = args.start + match.index;
    add(featureAt(null, null, part), { start, end: start + match[0].length });
  }
}

function fromSpan(trigger: Instruction): Span | null {
  const { detail } = trigger;
  if (detail.type === 'copy') return detail.from?.span ?? null;
  if (detail.type !== 'run') return null;
  return detail.mounts.find((mount) => mount.from !== null)?.fromSpan ?? null;
}
