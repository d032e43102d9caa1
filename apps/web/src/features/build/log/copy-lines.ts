import type { ClipboardEvent } from 'react';

/** Copies what is selected as lines: without their numbers, and whole where they are wrapped. */
export function copyLines(event: ClipboardEvent): void {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return;
  const range = selection.getRangeAt(0);
  const around = range.commonAncestorContainer;
  const element = around instanceof Element ? around : around.parentElement;
  const part = range.cloneContents();
  const lines = [...part.querySelectorAll('[data-log-line]')].map((line) => line.textContent);
  const text = element?.closest('[data-log-line]') ? part.textContent : lines.join('\n');
  if (!text) return;
  event.clipboardData.setData('text/plain', text);
  event.preventDefault();
}
