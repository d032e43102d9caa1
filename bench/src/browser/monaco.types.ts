import type * as api from 'monaco-editor/editor';

/** Monaco, as Stagecraft's chunk exports it. */
export type Monaco = typeof api;
