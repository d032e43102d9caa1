import { Problem, type LocalizedText } from '@stagecraft/contracts';

const offlineMessage: LocalizedText = {
  en: 'The Stagecraft server does not answer.',
  'zh-CN': 'Stagecraft 服务器没有应答。',
};
const offlineNext: LocalizedText = {
  en: 'See whether Stagecraft still runs in its terminal, start it again if not, and try once more.',
  'zh-CN': '请查看终端中的 Stagecraft 是否仍在运行；如已停止，请重新启动后再试。',
};
const brokenMessage: LocalizedText = {
  en: 'The server gave an answer that this page does not understand.',
  'zh-CN': '服务器的应答无法被此页面理解。',
};
const brokenNext: LocalizedText = {
  en: 'Reload the page: it may be older than the server. If it happens again, please report it with the detail.',
  'zh-CN': '请重新加载页面：页面可能比服务器旧。如果再次发生，请附上技术细节报告问题。',
};

const unknownWorkspaceMessage: LocalizedText = {
  en: 'This workspace is not known (any more).',
  'zh-CN': '此工作区未知，或已不在列表中。',
};
const unknownWorkspaceNext: LocalizedText = {
  en: 'Choose one on the start page, or open its folder there by its path. Its files are where they were.',
  'zh-CN': '请在起始页选择一个工作区，或在那里按路径打开其文件夹。文件仍在原处。',
};

/** No answer at all. `status` 0 tells it from every problem that the server states. */
export function offlineProblem(detail: string): Problem {
  return {
    type: 'about:blank',
    title: offlineMessage.en,
    status: 0,
    code: 'internal',
    message: offlineMessage,
    next: offlineNext,
    detail,
  };
}

/** An answer that is not what the contract says. */
export function brokenAnswerProblem(status: number, detail: string): Problem {
  return {
    type: 'about:blank',
    title: brokenMessage.en,
    status,
    code: 'internal',
    message: brokenMessage,
    next: brokenNext,
    detail,
  };
}

/** Instead of a server's bare “not found” for a workspace's id. */
export function unknownWorkspaceProblem(problem: Problem): Problem {
  return {
    ...problem,
    title: unknownWorkspaceMessage.en,
    message: unknownWorkspaceMessage,
    next: unknownWorkspaceNext,
  };
}

/** The problem in an error answer's body, or one that says that the body is not one. */
export function problemOfAnswer(status: number, body: string): Problem {
  const parsed = Problem.safeParse(parseJson(body));
  if (parsed.success) return parsed.data;
  return brokenAnswerProblem(status, `HTTP ${String(status)} ${body.slice(0, 500)}`);
}

/** JSON, or undefined where the text is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
