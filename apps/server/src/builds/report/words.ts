import type { BuildState, Language } from '@stagecraft/contracts';
import type { StepPhase } from '@stagecraft/build-trace';

/** What a report says, in one language. */
export interface ReportWords {
  readonly title: (number: number, workspace: string) => string;
  readonly state: Readonly<Record<BuildState | StepPhase, string>>;
  readonly facts: Readonly<
    Record<
      | 'name'
      | 'workspace'
      | 'started'
      | 'duration'
      | 'engine'
      | 'builder'
      | 'stagecraft'
      | 'image'
      | 'tags'
      | 'bases'
      | 'dockerfile'
      | 'target'
      | 'platforms'
      | 'arguments',
      string
    >
  >;
  readonly unknown: string;
  readonly command: string;
  readonly contents: string;
  readonly error: string;
  readonly graph: string;
  readonly graphTooLarge: (command: string) => string;
  readonly timeline: string;
  readonly timelineOf: (total: string) => string;
  readonly nothingRan: string;
  readonly buildItself: string;
  readonly result: string;
  readonly stage: (name: string) => string;
  readonly steps: string;
  readonly columns: Readonly<
    Record<
      | 'state'
      | 'step'
      | 'line'
      | 'start'
      | 'time'
      | 'bar'
      | 'layer'
      | 'made'
      | 'size'
      | 'path'
      | 'number',
      string
    >
  >;
  readonly layers: string;
  readonly layersUnknown: string;
  readonly layersOfSteps: string;
  readonly layerOrigin: (line: number) => string;
  readonly fromBase: string;
  readonly noLayer: string;
  readonly dockerfile: string;
  readonly context: string;
  readonly contextTotals: (entries: string, bytes: string) => string;
  readonly contextUnknown: string;
  readonly contextUnhashed: (count: number) => string;
  readonly contextTruncated: string;
  readonly largest: string;
  readonly log: string;
  readonly logHint: string;
  readonly noLog: string;
  readonly lines: (count: number) => string;
  readonly omitted: (lines: number) => string;
  readonly omittedSummary: (shown: string, whole: string, number: number) => string;
  readonly longLine: (characters: number) => string;
  readonly made: (version: string, at: string) => string;
}

/** A count as both languages write it. */
const grouped = (count: number): string => new Intl.NumberFormat('en').format(count);

const en: ReportWords = {
  title: (number, workspace) => `Build #${number} of ${workspace}`,
  state: {
    queued: 'Queued',
    running: 'Running',
    succeeded: 'Succeeded',
    failed: 'Failed',
    cancelled: 'Cancelled',
    interrupted: 'Interrupted',
    cached: 'Cached',
    done: 'Done',
  },
  facts: {
    name: 'Name',
    workspace: 'Workspace',
    started: 'Started',
    duration: 'Duration',
    engine: 'Docker Engine',
    builder: 'Builder',
    stagecraft: 'Stagecraft',
    image: 'Image',
    tags: 'Tags',
    bases: 'Base images',
    dockerfile: 'Dockerfile',
    target: 'Target',
    platforms: 'Platforms',
    arguments: 'Build arguments',
  },
  unknown: 'not known',
  command: 'The same build by docker',
  contents: 'Contents',
  error: 'Why it ended',
  graph: 'Stage graph',
  graphTooLarge: (command) =>
    `The file has too many instructions for a picture here. To draw it: ${command}`,
  timeline: 'Timeline',
  timelineOf: (total) => `From the first step’s start to the last one’s end: ${total}.`,
  nothingRan: 'No step ran.',
  buildItself: 'The build itself',
  result: 'Result',
  stage: (name) => `Stage ${name}`,
  steps: 'Steps',
  columns: {
    state: 'State',
    step: 'Step',
    line: 'Line',
    start: 'Start',
    time: 'Time',
    bar: 'When it ran',
    layer: 'Layer',
    made: 'Made by',
    size: 'Size',
    path: 'Path',
    number: 'No.',
  },
  layers: 'Layers of the image',
  layersUnknown: 'The build made no image, or its layers are not known.',
  layersOfSteps:
    'The engine did not have the image any more when this report was made: only the layers that are in the build’s record are shown, without those of the base image.',
  layerOrigin: (line) => `line ${line}`,
  fromBase: 'base image',
  noLayer: 'no layer',
  dockerfile: 'Dockerfile',
  context: 'Build context',
  contextTotals: (entries, bytes) =>
    `The engine was told of ${entries} entries; their files have ${bytes}.`,
  contextUnknown: 'What the engine was told of the build context is not known.',
  contextUnhashed: (count) => `${count} of the files changed or went before they could be hashed.`,
  contextTruncated: 'There were more entries than a record keeps.',
  largest: 'Largest files',
  log: 'Log',
  logHint: 'The times are seconds since the build’s start.',
  noLog: 'No step wrote anything.',
  lines: (count) => (count === 1 ? '1 line' : `${grouped(count)} lines`),
  omitted: (lines) =>
    lines === 1 ? '1 line is left out here' : `${grouped(lines)} lines are left out here`,
  omittedSummary: (shown, whole, number) =>
    `The log has ${whole} lines; ${shown} of them are in this report, of long steps the beginning and the end. The whole log is in Stagecraft: build #${number} → Log → Download.`,
  longLine: (characters) => `… ${characters} more characters`,
  made: (version, at) => `Made by Stagecraft ${version}, ${at}.`,
};

const zh: ReportWords = {
  title: (number, workspace) => `${workspace} 的构建 #${number}`,
  state: {
    queued: '排队中',
    running: '运行中',
    succeeded: '成功',
    failed: '失败',
    cancelled: '已取消',
    interrupted: '已中断',
    cached: '使用缓存',
    done: '完成',
  },
  facts: {
    name: '名称',
    workspace: '工作区',
    started: '开始时间',
    duration: '耗时',
    engine: 'Docker Engine',
    builder: '构建器',
    stagecraft: 'Stagecraft',
    image: '镜像',
    tags: '标签',
    bases: '基础镜像',
    dockerfile: 'Dockerfile',
    target: '目标',
    platforms: '平台',
    arguments: '构建参数',
  },
  unknown: '未知',
  command: '等效的 docker 命令',
  contents: '目录',
  error: '结束原因',
  graph: '阶段图',
  graphTooLarge: (command) => `该文件的指令过多，无法在此绘制。可使用以下命令绘制：${command}`,
  timeline: '时间线',
  timelineOf: (total) => `从第一个步骤开始到最后一个步骤结束：${total}。`,
  nothingRan: '没有运行任何步骤。',
  buildItself: '构建本身',
  result: '结果',
  stage: (name) => `阶段 ${name}`,
  steps: '步骤',
  columns: {
    state: '状态',
    step: '步骤',
    line: '行',
    start: '开始',
    time: '耗时',
    bar: '运行时段',
    layer: '层',
    made: '来源',
    size: '大小',
    path: '路径',
    number: '序号',
  },
  layers: '镜像的层',
  layersUnknown: '本次构建没有生成镜像，或其各层未知。',
  layersOfSteps: '生成此报告时，引擎中已没有该镜像：这里只列出构建记录中的层，不包括基础镜像的层。',
  layerOrigin: (line) => `第 ${line} 行`,
  fromBase: '基础镜像',
  noLayer: '无层',
  dockerfile: 'Dockerfile',
  context: '构建上下文',
  contextTotals: (entries, bytes) => `已告知引擎 ${entries} 个条目，其中的文件共 ${bytes}。`,
  contextUnknown: '不清楚曾告知引擎构建上下文的哪些内容。',
  contextUnhashed: (count) => `其中 ${count} 个文件在计算哈希之前已更改或消失。`,
  contextTruncated: '条目数超出了记录所能保存的数量。',
  largest: '最大的文件',
  log: '日志',
  logHint: '时间为自构建开始以来的秒数。',
  noLog: '没有任何步骤产生输出。',
  lines: (count) => `${grouped(count)} 行`,
  omitted: (lines) => `此处省略了 ${grouped(lines)} 行`,
  omittedSummary: (shown, whole, number) =>
    `日志共有 ${whole} 行；本报告包含其中 ${shown} 行，较长的步骤只保留开头和结尾。完整日志在 Stagecraft 中：构建 #${number} → 日志 → 下载。`,
  longLine: (characters) => `… 还有 ${characters} 个字符`,
  made: (version, at) => `由 Stagecraft ${version} 生成，${at}。`,
};

export const reportWords: Readonly<Record<Language, ReportWords>> = { en, 'zh-CN': zh };
