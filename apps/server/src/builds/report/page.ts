import type {
  BuildTrace,
  InstructionState,
  MatchedHistoryEntry,
  StepMatch,
} from '@stagecraft/build-trace';
import type { BuildStep, ContextFile, Language } from '@stagecraft/contracts';
import type { StoredBuild } from '../../store/build-records.ts';
import type { BuiltText } from '../record/built.ts';
import type { Html } from './html.ts';
import type { ReportWords } from './words.ts';

/** All that a report tells but the log, read and matched. */
export interface ReportInput {
  readonly stored: StoredBuild;
  readonly workspace: string;
  readonly built: BuiltText;
  readonly trace: BuildTrace;
  /** Of the trace's steps. */
  readonly matches: ReadonlyMap<string, StepMatch>;
  /** By instruction. */
  readonly states: ReadonlyMap<number, InstructionState>;
  readonly steps: readonly BuildStep[];
  /** The image's history; null when the engine does not have the image. */
  readonly history: readonly MatchedHistoryEntry[] | null;
  readonly largestFiles: readonly ContextFile[];
  readonly language: Language;
  /** ms since epoch, when the report is made. */
  readonly now: number;
  /** Version of Stagecraft that makes it. */
  readonly version: string;
}

/** What the sections write with. */
export interface ReportPage extends ReportInput {
  readonly words: ReportWords;
}

/** A part of the report with a heading, which the contents lead to. */
export interface ReportSection {
  readonly id: string;
  readonly title: string;
  readonly body: Html;
}

/** A moment (ms since epoch) with the zone that it is told in. */
export function momentOf(at: number, language: Language): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'long' });
  return format.format(at);
}
