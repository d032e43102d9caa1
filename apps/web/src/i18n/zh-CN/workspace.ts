import type { workspace as english } from '../en/workspace.ts';

export const workspace: typeof english = {
  start: {
    title: '打开工作区',
    intro: '工作区就是一个文件夹，里面有 Dockerfile 和构建所需的文件。',
    recent: '最近的工作区',
    noRecent: '还没有打开过工作区。',
    noRecentHint: '输入路径打开一个文件夹，或从示例开始。',
    samples: '示例',
    samplesHint: '打开示例会为您创建一份副本。',
    openFolder: '打开文件夹',
    path: '本机文件夹的路径',
    pathPlaceholder: '/home/me/project',
    pathHint: '请输入绝对路径。文件保留在原处，不会上传。',
    open: '打开',
    opening: '正在打开…',
    pathMissing: '请输入以“/”开头的文件夹绝对路径。',
    forget: '从列表中移除 {{name}}',
    forgotten: '已从列表中移除 {{name}}，其文件保留在原处。',
    unavailable: '文件夹不存在',
  },
  tree: {
    label: '工作区的文件',
    empty: '此文件夹为空。',
    truncated: '此文件夹的条目过多，未全部列出。',
    refresh: '重新读取文件夹',
    unsaved: '有未保存的更改',
    symlink: '符号链接',
    notOpenable: '这既不是文件也不是文件夹，无法打开。',
  },
  quickOpen: {
    title: '转到文件',
    placeholder: '输入文件名的一部分…',
    none: '没有匹配的文件。',
    scope: '工作区的 Dockerfile、已打开的文件，以及您在侧边栏中展开过的文件夹',
  },
  command: {
    quickOpen: '转到文件…',
    refresh: '重新读取文件',
  },
};
