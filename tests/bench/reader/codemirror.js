// CodeMirror's merge view, wrapped.
import { MergeView } from '@codemirror/merge';
import { EditorView } from '@codemirror/view';
import { EditorState } from '@codemirror/state';

const extensions = [EditorView.lineWrapping, EditorState.readOnly.of(true)];

/** @param {HTMLElement} place @param {string} a @param {string} b @param {(what: string) => void} tell */
export const open = (place, a, b, tell) => {
  new MergeView({ a: { doc: a, extensions }, b: { doc: b, extensions }, parent: place });
  tell('shown');
  tell('compared');
};
