import { compileIgnore, surveyContext, type ReadFolder } from '@stagecraft/dockerfile';
import { resolve } from 'node:path';
import { folderReader, isFile, isFolder } from '../input/disk.ts';
import { findIgnoreFile } from '../input/ignore-file.ts';
import { chooseLanguage, oneOf, readOptions, UsageError } from '../options.ts';
import { createContextReport } from '../report/context.ts';
import { contextJson, contextText } from '../report/context-output.ts';
import { exitCodes, type ExitCode, type Surroundings } from '../surroundings.ts';

/** `stagecraft context DIR`: what is sent, what is not, and which line decides. */
export async function contextCommand(
  args: readonly string[],
  around: Surroundings,
): Promise<ExitCode> {
  const { values, positionals } = readOptions(args, {
    format: { type: 'string' },
    file: { type: 'string', short: 'f' },
    all: { type: 'boolean' },
  });
  const [dir, ...more] = positionals;
  if (dir === undefined || more.length > 0) {
    throw new UsageError({ en: 'Name one folder.', 'zh-CN': '请指定一个文件夹。' });
  }
  const format = oneOf('format', values.format, ['text', 'json']);
  const language = chooseLanguage(values.language, around.env);
  const root = resolve(around.folder, dir);
  if (!(await isFolder(root))) {
    throw new UsageError({
      en: `${dir} is not a folder that can be read.`,
      'zh-CN': `${dir} 不是可读取的文件夹。`,
    });
  }
  const dockerfile =
    values.file === undefined ? resolve(root, 'Dockerfile') : resolve(around.folder, values.file);
  if (values.file !== undefined && !(await isFile(dockerfile))) {
    throw new UsageError({
      en: `${values.file} is not a Dockerfile that can be read.`,
      'zh-CN': `${values.file} 不是可读取的 Dockerfile。`,
    });
  }
  const ignore = await findIgnoreFile(root, dockerfile);
  if (!ignore.ok) {
    around.err(`stagecraft: ${ignore.path}: ${ignore.reason[language]}\n`);
    return exitCodes.usage;
  }
  const rules = compileIgnore(ignore.text);
  const report = createContextReport(ignore.text, values.all ?? false);
  const readFolder = folderReader(root);
  const unreadable: string[] = [];
  const noting: ReadFolder = async (path) => {
    const entries = await readFolder(path);
    if (entries === null) unreadable.push(path === '' ? '.' : path);
    return entries;
  };
  const counts = await surveyContext(noting, rules, {
    limit: Infinity,
    leftLimit: Infinity,
    onFound: report.add,
  });
  const survey = {
    dir,
    ignoreFile: ignore.path,
    counts,
    ...report.result(),
    invalidLines: rules.invalidLines,
    unreadable: unreadable.toSorted(),
  };
  around.out(format === 'json' ? contextJson(survey, language) : contextText(survey, language));
  return rules.invalidLines.length === 0 ? exitCodes.fine : exitCodes.findings;
}
