import type { Language, LayersMessage, LocalizedText } from '@stagecraft/contracts';
import type { EngineAccess } from '../../engine/access.ts';
import { createLayerStore } from '../../layers/layer-store.ts';
import { createImageLayers } from '../../layers/service.ts';
import { toProblem } from '../../problems/catalogue.ts';
import { readLayersCall, type LayersCall } from './call.ts';
import { judge, layersJson, layersText } from './report.ts';
import { layersTexts as texts } from './texts.ts';

export const layersExitCodes = { fine: 0, beyond: 1, usage: 2 } as const;
export type LayersExitCode = (typeof layersExitCodes)[keyof typeof layersExitCodes];

export interface LayersCommandOptions {
  readonly words: readonly string[];
  readonly language: Language;
  /** Absolute path; shared with the server, so that each knows the other's layers. */
  readonly dataFolder: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether standard error is a terminal, where one line may be written over and over. */
  readonly terminal: boolean;
  readonly findEngine: (
    endpoint: string | null,
  ) => Promise<EngineAccess & { readonly close: () => void }>;
}

type Last = Exclude<LayersMessage, { kind: 'progress' }>;

/** Runs `stagecraft layers WORDS…`. */
export async function runLayersCommand(options: LayersCommandOptions): Promise<LayersExitCode> {
  const { words, language, out, err } = options;
  const refuse = (text: LocalizedText, detail = ''): LayersExitCode => {
    err(`stagecraft layers: ${text[language]}${detail === '' ? '' : ` (${detail})`}\n`);
    return layersExitCodes.usage;
  };
  const read = readLayersCall(words);
  if (!read.ok) return refuse(read.reason);
  if (read.call === 'help') {
    out(texts.usage[language]);
    return layersExitCodes.fine;
  }
  const access = await options.findEngine(read.call.engine);
  try {
    const status = access.status();
    if (status.state !== 'ready') {
      return refuse(texts.noEngine(status.state === 'unavailable' ? status.detail : status.state));
    }
    return await tell(read.call, options, access, refuse);
  } finally {
    access.close();
  }
}

async function tell(
  { image, format, rules }: LayersCall,
  { dataFolder, language, out, err, terminal }: LayersCommandOptions,
  access: EngineAccess,
  refuse: (text: LocalizedText, detail?: string) => LayersExitCode,
): Promise<LayersExitCode> {
  const service = createImageLayers(access, createLayerStore(dataFolder));
  const last: Last[] = [];
  const take = (message: LayersMessage): void => {
    if (message.kind !== 'progress') last.push(message);
    else if (terminal) err(`\r${progressOf(message, language)}\u001B[K`);
  };
  const done = await service.analyse(image, take, new AbortController().signal);
  if (terminal) err('\r\u001B[K');
  if (!done.ok) return refuse(toProblem(done.failure).message, done.failure.detail);
  const [message] = last;
  if (message?.kind === 'failed') return refuse(message.message, message.detail);
  const analysed = await service.analysis(image);
  if (!analysed.ok) return refuse(toProblem(analysed.failure).message, analysed.failure.detail);
  const { summary, efficiency } = analysed.value;
  const results = rules === null ? [] : judge(summary, rules);
  out(
    format === 'json'
      ? layersJson(image, summary, efficiency, results)
      : layersText(summary, efficiency, results, language),
  );
  return results.every(({ ok }) => ok) ? layersExitCodes.fine : layersExitCodes.beyond;
}

function progressOf(
  { bytes, layersDone, layers }: Extract<LayersMessage, { kind: 'progress' }>,
  language: Language,
): string {
  return texts.progress(Math.round(bytes / 1e6), layersDone, layers)[language];
}
