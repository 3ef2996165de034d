// Monaco's diff editor, wrapped, side by side, with moves, without a limit of time.
import * as monaco from 'monaco-editor';

self.MonacoEnvironment = { getWorker: () => new Worker('monaco-worker.js') };

/** @param {HTMLElement} place @param {string} a @param {string} b @param {(what: string) => void} tell */
export const open = (place, a, b, tell) => {
  const editor = monaco.editor.createDiffEditor(place, { readOnly: true, wordWrap: 'on', diffWordWrap: 'on', maxComputationTime: 0, maxFileSize: 0, experimental: { showMoves: true }, automaticLayout: true });
  editor.onDidUpdateDiff(() => tell('compared'));
  editor.setModel({ original: monaco.editor.createModel(a, 'text/plain'), modified: monaco.editor.createModel(b, 'text/plain') });
  tell('shown');
};
