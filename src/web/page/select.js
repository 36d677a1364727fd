// Words that the user selects in the text: a small toolbar hides or leaves them everywhere.

import { button, el, quoted } from './dom.js';
import { everywhere, store } from './state.js';
import { say } from './words.js';

/** No name is longer; more was selected by mistake. */
export const LONGEST = 120;

let bar = null;

export function mountSelection(root) {
  bar?.remove();
  bar = el('div', { class: 'selection', role: 'toolbar', hidden: true });
  document.body.append(bar);
  const settle = () => setTimeout(() => place(root), 0);
  if (root.dataset.selects) return;
  root.dataset.selects = 'yes';
  root.addEventListener('mouseup', settle);
  root.addEventListener('keyup', settle);
  root.addEventListener('touchend', settle);
  document.addEventListener('selectionchange', () => {
    if (document.getSelection()?.isCollapsed) hideSelection();
  });
  document.addEventListener('scroll', hideSelection, { capture: true, passive: true });
}

export function hideSelection() {
  if (!bar || bar.hidden) return false;
  bar.hidden = true;
  return true;
}

/** The words that are selected inside one segment; empty if there are none or if they run over several. */
function selected(root) {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0 || store.mode !== 'before') return '';
  const range = selection.getRangeAt(0);
  const of = (node) => (node instanceof Element ? node : node.parentElement)?.closest('.seg');
  const start = of(range.startContainer);
  // A double click may end at the very start of the next paragraph.
  const end = range.endOffset === 0 ? start : of(range.endContainer);
  if (!start || start !== end || !root.contains(start)) return '';
  return range.toString().replace(/\s+/g, ' ').trim();
}

function place(root) {
  const text = selected(root);
  if (!text || text.length > LONGEST || !/[\p{L}\p{N}]/u.test(text)) return void hideSelection();
  const box = document.getSelection().getRangeAt(0).getBoundingClientRect();
  const apply = (what) => () => {
    document.getSelection()?.removeAllRanges();
    hideSelection();
    everywhere(text, what, say(what === 'mask' ? 'did.mask.all' : 'did.keep.all', { text }));
  };
  bar.setAttribute('aria-label', say('select.label'));
  bar.replaceChildren(
    quoted(text.length > 40 ? `${text.slice(0, 40)}…` : text),
    button(say('do.mask.all'), apply('mask'), { icon: 'mask', class: 'primary' }),
    button(say('do.keep.all'), apply('keep'), { icon: 'eye' }),
  );
  bar.hidden = false;
  const own = bar.getBoundingClientRect();
  const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - own.width - 8));
  const top =
    box.top > own.height + 12
      ? box.top - own.height - 8
      : Math.min(box.bottom + 8, window.innerHeight - own.height - 8);
  bar.style.setProperty('left', `${left}px`);
  bar.style.setProperty('top', `${Math.max(8, top)}px`);
}
