import type { Language } from '@stagecraft/contracts';
import type { BodyReader } from '@stagecraft/dockerfile';

/** The sentences of hovers, inlays and lenses. Names and values come in escaped. */
interface HoverWords {
  reference(name: string): string;
  shellCheck(code: string): string;
  needs(feature: string, version: string): string;
  default(value: string): string;
  variableSet(name: string, value: string): string;
  variableUnset(name: string): string;
  variableUnknown(name: string): string;
  variableMissing(name: string): string;
  declareGlobal(argument: string, line: number): string;
  declarePlatform(argument: string): string;
  fromBuildArg: string;
  fromPredefined: string;
  fromBase: string;
  definedAt(keyword: string, line: number): string;
  shell: string;
  stage(name: string, index: number): string;
  builtFrom(base: string): string;
  notNeeded: string;
  target: string;
  image(ref: string): string;
  local(size: string, platform: string, created: string): string;
  notLocal: string;
  digest(digest: string): string;
  platforms(list: string): string;
  imageNotKnown: string;
  sourcesNotKnown: string;
  unknownBase: string;
  scratch: string;
  sources(count: string, size: string): string;
  nothingMatches: string;
  ignored(count: number): string;
  atLeast: string;
  fromStage(name: string): string;
  heredoc: Readonly<Record<BodyReader | 'nobody', (name: string) => string>>;
  lastBuild: string;
  cached: string;
  took(duration: string): string;
  failedAfter(duration: string): string;
  failed: string;
  layer(size: string): string;
}

export const hoverWords: Readonly<Record<Language, HoverWords>> = {
  en: {
    reference: (name) => `${name} in the Dockerfile reference`,
    shellCheck: (code) => `${code}: what ShellCheck means, with examples`,
    needs: (feature, version) => `${feature} needs Dockerfile ${version} or newer (\`# syntax=\`).`,
    default: (value) => `Default: ${value}`,
    variableSet: (name, value) => `${name} is ${value} here.`,
    variableUnset: (name) => `${name} has no value here: it expands to nothing.`,
    variableUnknown: (name) =>
      `The value of ${name} can’t be known here: it depends on what the file does not say.`,
    variableMissing: (name) => `${name} is not defined here.`,
    declareGlobal: (argument, line) =>
      `${argument} in line ${line} stands before the first FROM: a stage sees it only after an ${argument} of its own.`,
    declarePlatform: (argument) => `BuildKit gives it to a stage only after ${argument}.`,
    fromBuildArg: 'Given as a build argument.',
    fromPredefined: 'Predefined by BuildKit.',
    fromBase: 'Set by the base image.',
    definedAt: (keyword, line) => `Defined by ${keyword} in line ${line}.`,
    shell: 'The shell expands it when the step runs.',
    stage: (name, index) => `Stage ${name} (number ${index})`,
    builtFrom: (base) => `Built from ${base}.`,
    notNeeded: 'The present target does not need it: BuildKit skips it.',
    target: 'This is the target.',
    image: (ref) => `Image ${ref}`,
    local: (size, platform, created) => `On this engine: ${size}, ${platform}, created ${created}.`,
    notLocal:
      'Not among the engine’s images: a build takes it from the registry, or from BuildKit’s own cache.',
    digest: (digest) => `Digest ${digest}`,
    platforms: (list) => `In the registry for ${list}.`,
    imageNotKnown: 'Whether the engine has it could not be found out.',
    sourcesNotKnown: 'What it matches could not be found out.',
    unknownBase: 'The name can’t be known: it depends on an argument without a value.',
    scratch: 'The empty image: no files, no shell. For programs that bring all they need.',
    sources: (count, size) => `${count}, ${size} from the build context.`,
    nothingMatches: 'Nothing in the build context matches: the build fails here.',
    ignored: (count) =>
      `${count} ${count === 1 ? 'file is' : 'files are'} left out by the ignore file.`,
    atLeast: 'The folder is too large to be counted whole: these are lower bounds.',
    fromStage: (name) => `From ${name}, not from the build context.`,
    heredoc: {
      builder: (name) => `Here-document up to the line ${name}; BuildKit expands variables in it.`,
      shell: (name) =>
        `Script up to the line ${name}; the shell that runs it expands its variables.`,
      body: (name) => `Here-document up to the line ${name}; the shell expands variables in it.`,
      nobody: (name) => `Here-document up to the line ${name}; taken as it is, without expansion.`,
    },
    lastBuild: 'Last build',
    cached: 'from the cache',
    took: (duration) => `took ${duration}`,
    failedAfter: (duration) => `failed after ${duration}`,
    failed: 'failed',
    layer: (size) => `layer ${size}`,
  },
  'zh-CN': {
    reference: (name) => `Dockerfile 参考文档：${name}`,
    shellCheck: (code) => `${code}：ShellCheck 的说明和示例`,
    needs: (feature, version) =>
      `${feature} 需要 Dockerfile ${version} 或更新的前端（\`# syntax=\`）。`,
    default: (value) => `默认值：${value}`,
    variableSet: (name, value) => `${name} 在这里的值是 ${value}。`,
    variableUnset: (name) => `${name} 在这里没有值，展开后为空。`,
    variableUnknown: (name) => `无法得知 ${name} 在这里的值：它取决于文件中没有写明的内容。`,
    variableMissing: (name) => `${name} 在这里没有定义。`,
    declareGlobal: (argument, line) =>
      `第 ${line} 行的 ${argument} 写在第一条 FROM 之前：阶段里要再写一次 ${argument} 才能使用。`,
    declarePlatform: (argument) => `阶段里写了 ${argument} 之后，BuildKit 才会提供它。`,
    fromBuildArg: '由构建参数给出。',
    fromPredefined: '由 BuildKit 预定义。',
    fromBase: '由基础镜像设置。',
    definedAt: (keyword, line) => `由第 ${line} 行的 ${keyword} 定义。`,
    shell: '步骤运行时由 shell 展开。',
    stage: (name, index) => `阶段 ${name}（序号 ${index}）`,
    builtFrom: (base) => `基于 ${base} 构建。`,
    notNeeded: '当前目标不需要它：BuildKit 会跳过。',
    target: '这是当前目标。',
    image: (ref) => `镜像 ${ref}`,
    local: (size, platform, created) => `本机引擎中已有：${size}，${platform}，创建于 ${created}。`,
    notLocal: '不在引擎的镜像列表中：构建时从镜像仓库或 BuildKit 自己的缓存取得。',
    digest: (digest) => `摘要 ${digest}`,
    platforms: (list) => `镜像仓库中提供的平台：${list}。`,
    imageNotKnown: '无法查明本机引擎中是否有此镜像。',
    sourcesNotKnown: '无法查明它匹配哪些文件。',
    unknownBase: '无法得知镜像名：它取决于一个没有值的参数。',
    scratch: '空镜像：没有文件，也没有 shell。适合自带全部依赖的程序。',
    sources: (count, size) => `来自构建上下文：${count}，${size}。`,
    nothingMatches: '构建上下文中没有匹配的内容：构建会在这里失败。',
    ignored: (count) => `有 ${count} 个文件被忽略文件排除。`,
    atLeast: '目录太大，未能全部统计：以上为下限。',
    fromStage: (name) => `取自 ${name}，而不是构建上下文。`,
    heredoc: {
      builder: (name) => `Here-document，到 ${name} 一行为止；其中的变量由 BuildKit 展开。`,
      shell: (name) => `脚本，到 ${name} 一行为止；其中的变量由运行它的 shell 展开。`,
      body: (name) => `Here-document，到 ${name} 一行为止；其中的变量由 shell 展开。`,
      nobody: (name) => `Here-document，到 ${name} 一行为止；内容原样使用，不展开变量。`,
    },
    lastBuild: '上次构建',
    cached: '来自缓存',
    took: (duration) => `耗时 ${duration}`,
    failedAfter: (duration) => `运行 ${duration} 后失败`,
    failed: '失败',
    layer: (size) => `层大小 ${size}`,
  },
};

/** `12 files`, `1 file`; `12 个文件`. */
export function fileCount(count: number, language: Language): string {
  const number = new Intl.NumberFormat(language).format(count);
  if (language === 'zh-CN') return `${number} 个文件`;
  return `${number} ${count === 1 ? 'file' : 'files'}`;
}
