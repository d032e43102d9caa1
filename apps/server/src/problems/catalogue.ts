import type { LocalizedText, Problem, ProblemCode } from '@stagecraft/contracts';
import { buildProblems } from './build-problems.ts';
import { containerProblems } from './container-problems.ts';
import { layerProblems } from './layer-problems.ts';
import { presetProblems } from './preset-problems.ts';
import { registryProblems } from './registry-problems.ts';
import type { Failure } from './result.ts';
import { terminalProblems } from './terminal-problems.ts';

/** One problem in words. */
export interface CatalogueEntry {
  readonly status: number;
  /** What happened and why. */
  readonly message: LocalizedText;
  /** What to do next. */
  readonly next: LocalizedText;
}

const catalogue: Readonly<Record<ProblemCode, CatalogueEntry>> = {
  ...buildProblems,
  ...containerProblems,
  ...layerProblems,
  ...presetProblems,
  ...registryProblems,
  ...terminalProblems,
  bad_request: {
    status: 400,
    message: {
      en: 'The server did not understand the request.',
      'zh-CN': '服务器无法理解该请求。',
    },
    next: {
      en: 'Reload the page and try again. The detail says which part was wrong.',
      'zh-CN': '请刷新页面后重试。详情中说明了哪一部分有误。',
    },
  },
  unauthorized: {
    status: 401,
    message: {
      en: 'This browser has not been let in: the access token is missing or wrong.',
      'zh-CN': '此浏览器尚未获得授权：访问令牌缺失或不正确。',
    },
    next: {
      en: 'Open the complete address that Stagecraft printed in the terminal.',
      'zh-CN': '请打开 Stagecraft 在终端中显示的完整地址。',
    },
  },
  forbidden_host: {
    status: 403,
    message: {
      en: 'The request was addressed to a host name that this server does not answer to.',
      'zh-CN': '该请求使用的主机名不是此服务器所认可的。',
    },
    next: {
      en: 'Use the address that Stagecraft printed, or start it with --host.',
      'zh-CN': '请使用 Stagecraft 显示的地址，或使用 --host 启动。',
    },
  },
  forbidden_origin: {
    status: 403,
    message: {
      en: 'The request came from another web page, not from Stagecraft.',
      'zh-CN': '该请求来自其他网页，而不是 Stagecraft。',
    },
    next: {
      en: 'Work in the page at the address that Stagecraft printed.',
      'zh-CN': '请在 Stagecraft 所显示地址的页面中操作。',
    },
  },
  not_found: {
    status: 404,
    message: { en: 'It is not there (any more).', 'zh-CN': '所请求的内容不存在（或已被移除）。' },
    next: {
      en: 'Check the name, or refresh the list.',
      'zh-CN': '请检查名称，或刷新列表。',
    },
  },
  too_large: {
    status: 413,
    message: {
      en: 'It is too large: text files up to 5 MB can be opened and saved.',
      'zh-CN': '内容过大：只能打开和保存 5 MB 以内的文本文件。',
    },
    next: {
      en: 'Use another tool for this file.',
      'zh-CN': '请使用其他工具处理此文件。',
    },
  },
  too_many_requests: {
    status: 429,
    message: { en: 'Too many requests in a short time.', 'zh-CN': '短时间内请求过多。' },
    next: { en: 'Wait a moment, then try again.', 'zh-CN': '请稍候再试。' },
  },
  path_outside_workspace: {
    status: 403,
    message: {
      en: 'The path leads out of the workspace, so it is not touched.',
      'zh-CN': '该路径指向工作区之外，因此不予访问。',
    },
    next: {
      en: 'Use a path inside the workspace, or open the other folder as a workspace of its own.',
      'zh-CN': '请使用工作区内的路径，或将另一个文件夹单独打开为工作区。',
    },
  },
  not_a_text_file: {
    status: 415,
    message: {
      en: 'This is not a text file in UTF-8.',
      'zh-CN': '这不是 UTF-8 编码的文本文件。',
    },
    next: {
      en: 'Convert it to UTF-8, or use another tool for it.',
      'zh-CN': '请将其转换为 UTF-8，或使用其他工具打开。',
    },
  },
  file_conflict: {
    status: 409,
    message: {
      en: 'The file on disk is no longer the one that was read, so nothing was written.',
      'zh-CN': '磁盘上的文件已与读取时不同，因此没有写入任何内容。',
    },
    next: {
      en: 'Compare the two, then keep yours or take the one on disk.',
      'zh-CN': '请比较两者，然后保留您的版本或采用磁盘上的版本。',
    },
  },
  file_exists: {
    status: 409,
    message: {
      en: 'A file or folder of that name exists already.',
      'zh-CN': '已存在同名的文件或文件夹。',
    },
    next: { en: 'Choose another name.', 'zh-CN': '请换一个名称。' },
  },
  file_refused: {
    status: 403,
    message: {
      en: 'The operating system did not let the file or folder be read or written.',
      'zh-CN': '操作系统不允许读取或写入该文件或文件夹。',
    },
    next: {
      en: 'Check its permissions and the free space; the detail has the system’s own words.',
      'zh-CN': '请检查其权限和可用空间；详情中有系统给出的说明。',
    },
  },
  workspace_unavailable: {
    status: 409,
    message: {
      en: 'The folder cannot be opened: it is not there, is not a folder, or may not be read.',
      'zh-CN': '无法打开该文件夹：它不存在、不是文件夹，或没有读取权限。',
    },
    next: {
      en: 'Check the path and its permissions. The path must be absolute.',
      'zh-CN': '请检查路径及其权限。路径必须是绝对路径。',
    },
  },
  engine_unavailable: {
    status: 503,
    message: {
      en: 'No Docker Engine can be reached right now.',
      'zh-CN': '目前无法连接到 Docker 引擎。',
    },
    next: {
      en: 'Start Docker; Stagecraft notices by itself. Editing works meanwhile.',
      'zh-CN': '请启动 Docker，Stagecraft 会自动识别。在此期间仍可编辑。',
    },
  },
  engine_refused: {
    status: 502,
    message: {
      en: 'The Docker Engine refused or could not do it.',
      'zh-CN': 'Docker 引擎拒绝执行或执行失败。',
    },
    next: {
      en: "Read the engine's own words in the detail.",
      'zh-CN': '请查看详情中引擎给出的说明。',
    },
  },
  dockerfile_without_stage: {
    status: 422,
    message: {
      en: 'The Dockerfile has no build stage, so there is nothing to build.',
      'zh-CN': '该 Dockerfile 中没有构建阶段，因此没有可构建的内容。',
    },
    next: {
      en: 'Add a FROM instruction, for example FROM busybox:1.36.',
      'zh-CN': '请添加一条 FROM 指令，例如 FROM busybox:1.36。',
    },
  },
  build_not_found: {
    status: 404,
    message: { en: 'There is no such build (any more).', 'zh-CN': '该构建不存在（或已被删除）。' },
    next: { en: 'Refresh the list of builds.', 'zh-CN': '请刷新构建列表。' },
  },
  build_not_running: {
    status: 409,
    message: {
      en: 'The build has ended already, so there is nothing to stop.',
      'zh-CN': '该构建已经结束，无需停止。',
    },
    next: { en: 'Start a new build if you need one.', 'zh-CN': '如有需要，请启动新的构建。' },
  },
  build_running: {
    status: 409,
    message: {
      en: 'The build has not ended yet, so its record cannot be deleted.',
      'zh-CN': '该构建尚未结束，无法删除其记录。',
    },
    next: { en: 'Cancel the build first.', 'zh-CN': '请先取消该构建。' },
  },
  image_not_found: {
    status: 404,
    message: {
      en: 'The engine has no such image (any more).',
      'zh-CN': '引擎中没有该镜像（或已被删除）。',
    },
    next: { en: 'Build or pull it again.', 'zh-CN': '请重新构建或拉取该镜像。' },
  },
  image_folder_not_found: {
    status: 404,
    message: {
      en: 'The image has no such folder.',
      'zh-CN': '该镜像中没有这个文件夹。',
    },
    next: { en: 'Check the path in the image.', 'zh-CN': '请检查镜像中的路径。' },
  },
  reference_invalid: {
    status: 400,
    message: {
      en: 'This is not a valid image name.',
      'zh-CN': '这不是有效的镜像名称。',
    },
    next: {
      en: 'Write it as [REGISTRY/]NAME[:TAG][@DIGEST], the name in lower case.',
      'zh-CN': '请按 [REGISTRY/]NAME[:TAG][@DIGEST] 的格式填写，名称须为小写。',
    },
  },
  repository_not_found: {
    status: 404,
    message: {
      en: 'The registry has nothing under this name.',
      'zh-CN': '镜像仓库中没有该名称对应的内容。',
    },
    next: {
      en: 'Check repository, tag and digest.',
      'zh-CN': '请检查镜像名、标签和摘要。',
    },
  },
  internal: {
    status: 500,
    message: {
      en: 'Stagecraft made a mistake and could not finish this.',
      'zh-CN': 'Stagecraft 内部出错，未能完成此操作。',
    },
    next: {
      en: 'Try again. If it happens again, report it with server.log from the data folder.',
      'zh-CN': '请重试。若再次出现，请附上数据文件夹中的 server.log 进行反馈。',
    },
  },
};

/** Puts a failure into words: the body of an `application/problem+json` answer. */
export function toProblem(failure: Failure): Problem {
  const entry = catalogue[failure.code];
  return {
    type: 'about:blank',
    title: entry.message.en,
    status: entry.status,
    code: failure.code,
    message: entry.message,
    next: failure.next ?? entry.next,
    ...(failure.detail === undefined ? {} : { detail: failure.detail }),
    ...(failure.currentVersion === undefined ? {} : { currentVersion: failure.currentVersion }),
  };
}
