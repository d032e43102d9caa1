import { say, warning } from './problem.ts';

/** Problems of the frontend that the file asks for. */
export const frontendProblems = {
  tooOld: warning(
    'frontend-too-old',
    (name: string, nameZh: string, needed: string, pinned: string) => ({
      message: say(
        `${name} needs Dockerfile frontend ${needed}; this file asks for ${pinned}.`,
        `${nameZh}需要 Dockerfile 前端 ${needed}；本文件指定的是 ${pinned}。`,
      ),
      hint: say(
        `Write # syntax=docker/dockerfile:${needed}, or :1 for the newest.`,
        `请写 # syntax=docker/dockerfile:${needed}，或用 :1 表示最新版。`,
      ),
    }),
  ),
};
