import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import type { Language, LocalizedText } from '@stagecraft/contracts';
import { exportReport } from '../builds/report/export-report.ts';
import type { EngineAccess } from '../engine/access.ts';
import { toProblem } from '../problems/catalogue.ts';
import { newestBuild } from '../store/build-records.ts';
import { openDatabase } from '../store/database.ts';
import { readReportCall } from './report-call.ts';
import { reportTexts as texts } from './report-texts.ts';

export const reportExitCodes = { written: 0, usage: 2 } as const;
export type ReportExitCode = (typeof reportExitCodes)[keyof typeof reportExitCodes];

export interface ReportCommandOptions {
  readonly words: readonly string[];
  readonly language: Language;
  /** Absolute path that relative ones are meant from. */
  readonly folder: string;
  /** Absolute path; shared with the server. */
  readonly dataFolder: string;
  readonly out: Writable;
  readonly err: (text: string) => void;
  /** Looks for the engine, which knows the image's layers; settles when none was found, too. */
  readonly findEngine: () => Promise<Pick<EngineAccess, 'engine'> & { readonly close: () => void }>;
}

/** Runs `stagecraft report WORDS…`: writes the report of a build that is in the records. */
export async function runReportCommand(options: ReportCommandOptions): Promise<ReportExitCode> {
  const { words, language, err, dataFolder, folder } = options;
  const refuse = (text: LocalizedText): ReportExitCode => {
    err(`stagecraft report: ${text[language]}\n`);
    return reportExitCodes.usage;
  };
  const read = readReportCall(words);
  if (!read.ok) return refuse(read.reason);
  const { call } = read;
  if (call === 'help') {
    options.out.write(texts.usage[language]);
    return reportExitCodes.written;
  }
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const database = await openDatabase(dataFolder);
  const access = await options.findEngine();
  try {
    const id = call.id ?? (await newestBuild(database));
    if (id === undefined) return refuse(texts.noBuild);
    const { signal } = new AbortController();
    const report = await exportReport({ database, dataFolder, access }, id, language, signal);
    if (!report.ok) return refuse(toProblem(report.failure).message);
    const { content, fileName } = report.value;
    if (call.file === '-') {
      await pipeline(content, options.out, { end: false });
      return reportExitCodes.written;
    }
    const path = resolve(folder, call.file ?? fileName);
    try {
      await pipeline(content, createWriteStream(path));
    } catch (error) {
      return refuse(texts.unwritable(path, String(error)));
    }
    err(`${path}\n`);
    return reportExitCodes.written;
  } finally {
    access.close();
    await database.destroy();
  }
}
