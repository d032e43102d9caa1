import type { Text } from '@stagecraft/dockerfile';

/** A line that many ignore files have. */
export interface UsualLine {
  readonly pattern: string;
  readonly why: Text;
}

const NOT_NEEDED: Text = {
  en: 'the build itself; no image needs it',
  'zh-CN': '构建本身的文件，镜像不需要',
};
const SECRETS: Text = {
  en: 'often has secrets, which would stay in the image',
  'zh-CN': '常含机密，会留在镜像中',
};
const INSTALLED: Text = {
  en: 'large, and installed anew in the image',
  'zh-CN': '体积大，会在镜像中重新安装',
};
const BUILT: Text = {
  en: 'built anew in the image',
  'zh-CN': '会在镜像中重新构建',
};
const EDITOR: Text = {
  en: 'settings of an editor',
  'zh-CN': '编辑器的设置',
};
const CHANGES: Text = {
  en: 'changes often, which makes the cache useless',
  'zh-CN': '经常变化，会使缓存失效',
};

/** The lines that come up most, the most useful first. */
export const USUAL_LINES: readonly UsualLine[] = [
  {
    pattern: '.git',
    why: {
      en: 'large, and changes with every commit',
      'zh-CN': '体积大，每次提交都会变化',
    },
  },
  { pattern: 'node_modules', why: INSTALLED },
  { pattern: '**/node_modules', why: INSTALLED },
  { pattern: '.env', why: SECRETS },
  { pattern: '**/.env*', why: SECRETS },
  { pattern: '**/*.pem', why: SECRETS },
  { pattern: 'Dockerfile*', why: NOT_NEEDED },
  { pattern: '.dockerignore', why: NOT_NEEDED },
  { pattern: 'compose*.yaml', why: NOT_NEEDED },
  { pattern: 'docker-compose*.yml', why: NOT_NEEDED },
  { pattern: '**/*.log', why: CHANGES },
  { pattern: '**/.DS_Store', why: CHANGES },
  { pattern: '**/__pycache__', why: BUILT },
  { pattern: '**/*.pyc', why: BUILT },
  { pattern: '.venv', why: INSTALLED },
  { pattern: 'dist', why: BUILT },
  { pattern: 'target', why: BUILT },
  { pattern: 'coverage', why: BUILT },
  { pattern: '.vscode', why: EDITOR },
  { pattern: '.idea', why: EDITOR },
  {
    pattern: '*.md',
    why: { en: 'texts for people; no image needs them', 'zh-CN': '供人阅读的文档，镜像不需要' },
  },
  {
    pattern: '*',
    why: {
      en: 'leaves out everything; then take back in what is needed, with !',
      'zh-CN': '排除所有内容，再用 ! 重新包含需要的部分',
    },
  },
];
