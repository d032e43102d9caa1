import type { editor as english } from '../en/editor.ts';

export const editor: typeof english = {
  label: '{{path}}，文本编辑器。按 {{keys}} 后可用 Tab 键离开。',
  tabs: {
    label: '已打开的文件',
    close: '关闭 {{path}}',
    unsaved: '有未保存的更改',
    saving: '正在保存',
    conflict: '磁盘上的文件已更改',
  },
  empty: {
    title: '没有打开的文件',
    hint: '在侧边栏中选择一个文件，或按 {{shortcut}} 转到文件。',
  },
  loading: '正在加载编辑器…',
  reading: '正在读取 {{path}}…',
  failed: {
    title: '无法加载编辑器',
    hint: '编辑器的代码来自 Stagecraft 服务器。请确认服务器仍在运行，然后重试。',
  },
  close: {
    title: '关闭 {{path}}？',
    text: '该文件有未保存的更改。关闭后这些更改将丢失。',
    confirm: '关闭并放弃更改',
  },
  conflict: {
    changed: '此文件在磁盘上已被更改，而您在这里有未保存的更改。没有覆盖任何内容。',
    deleted: '此文件已从磁盘上删除。其内容仍保留在这里。',
    compare: '比较',
    takeDisk: '采用磁盘上的',
    keepMine: '保留我的',
    keepDeleted: '保留在这里',
    closeFile: '关闭文件',
    keepHint: '您的内容保留；下次保存时将覆盖磁盘上的内容。',
    takeHint: '用磁盘上的内容替换您的内容；撤销可恢复。',
    keepDeletedHint: '保存时会重新写入该文件。',
  },
  compare: {
    disk: '磁盘上',
    mine: '您的内容（可编辑）',
    close: '返回编辑器',
  },
  notice: {
    reloaded: '{{path}} 在磁盘上已更改，已重新读取。撤销可恢复之前的内容。',
    languageRestarted: '读取 Dockerfile 的组件已停止，并已重新启动。',
    languageStopped:
      '读取 Dockerfile 的组件在处理此内容时停止了两次。阶段图显示的是最后一次成功读取的内容；您下次更改时会再次尝试。',
  },
  mark: {
    exitCode: '退出码 {{code}}',
    line: '所示构建中：{{phase}}',
    took: '所示构建中：{{phase}}，用时 {{duration}}',
  },
  command: {
    save: '保存',
    saveAll: '保存所有文件',
    closeTab: '关闭文件',
    nextTab: '下一个打开的文件',
    previousTab: '上一个打开的文件',
    undo: '撤销',
    redo: '重做',
    focus: '转到编辑器',
  },
};
