// Keys. Single letters act only outside fields, and can be switched off (WCAG 2.1.4).

import { button, el } from './dom.js';
import { nextDoubt, otherMode, travel } from './review.js';
import { focusSearch } from './search.js';
import { hideSelection } from './select.js';
import { redo, store, undo } from './state.js';
import { say } from './words.js';

let letters = true;

const LETTERS = {
  n: () => nextDoubt(1),
  p: () => nextDoubt(-1),
  a: otherMode,
  '/': focusSearch,
  '?': help,
};

export function listenKeys() {
  document.addEventListener('keydown', (event) => {
    if (document.querySelector('dialog[open]')) return;
    if (event.key === 'Escape') return void hideSelection();
    const field = event.target.closest?.('input:not([type="checkbox"], [type="radio"]), select, textarea');
    if ((event.ctrlKey || event.metaKey) && !event.altKey) {
      if (field || store.step !== 'review') return;
      const key = event.key.toLowerCase();
      if (key === 'z') {
        event.preventDefault();
        if (event.shiftKey) travel(redo, 'redone');
        else travel(undo, 'undone');
      } else if (key === 'y') {
        event.preventDefault();
        travel(redo, 'redone');
      }
      return;
    }
    const action = LETTERS[event.key];
    if (
      !action ||
      !letters ||
      field ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      (store.step !== 'review' && event.key !== '?')
    )
      return;
    event.preventDefault();
    action();
  });
}

/** What the keys do, and the switch for those that are one letter. */
export function help() {
  const rows = ['n', 'p', 'a', '/', 'undo', 'redo', 'arrows', 'enter', 'escape', '?'];
  const toggle = el('input', {
    type: 'checkbox',
    checked: letters,
    on: {
      change: (event) => {
        letters = event.target.checked;
      },
    },
  });
  const dialog = el(
    'dialog',
    { 'aria-labelledby': 'help-title' },
    el(
      'div',
      { class: 'ask-body' },
      el('h2', { id: 'help-title' }, say('help.title')),
      el(
        'div',
        { class: 'dialog-body' },
        el('p', {}, say('help.intro')),
        el(
          'dl',
          { class: 'keys' },
          rows.map((row) => [
            el(
              'dt',
              {},
              say(`key.${row}`)
                .split(' + ')
                .map((key, i) => [i > 0 && ' + ', el('kbd', {}, key)]),
            ),
            el('dd', {}, say(`key.${row}.does`)),
          ]),
        ),
        el('label', { class: 'choice' }, toggle, el('span', {}, say('help.letters'))),
      ),
      el(
        'div',
        { class: 'dialog-buttons' },
        button(say('close'), () => dialog.close(), { class: 'primary' }),
      ),
    ),
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
