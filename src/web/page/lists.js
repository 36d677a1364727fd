// Words that go or stay everywhere, and the town's list in which they are kept for the next time. No document is in it.

import * as api from './api.js';
import { ask } from './dialogs.js';
import { button, el, quoted, toast } from './dom.js';
import { askAll, decisions, everywhere, hides, store } from './state.js';
import { LONGEST } from './select.js';
import { say } from './words.js';

export function lists() {
  const field = el('input', {
    id: 'word',
    type: 'text',
    autocomplete: 'off',
    spellcheck: 'false',
    maxlength: LONGEST,
    'data-focus': 'word',
    'aria-describedby': 'word-missing',
  });
  const missing = el('p', { id: 'word-missing', class: 'missing', role: 'alert' });
  const apply = (what) => {
    const text = field.value.replace(/\s+/g, ' ').trim();
    missing.textContent = text ? '' : say('word.missing');
    if (!text) return field.focus();
    field.value = '';
    return everywhere(text, what, say(what === 'mask' ? 'did.mask.all' : 'did.keep.all', { text }));
  };
  return [
    el(
      'section',
      { class: 'group' },
      el('h3', {}, say('word.title')),
      el('p', { class: 'field' }, el('label', { for: 'word' }, say('word.label')), field),
      missing,
      el(
        'div',
        { class: 'gestures' },
        button(say('do.mask.all'), () => apply('mask'), { icon: 'mask', class: 'primary', focus: 'word-mask' }),
        button(say('do.keep.all'), () => apply('keep'), { icon: 'eye', focus: 'word-keep' }),
      ),
      words('mask'),
      words('keep'),
    ),
    el(
      'section',
      { class: 'group' },
      el('h3', {}, say('list.title')),
      el('p', { class: 'note' }, say('list.note')),
      el(
        'div',
        { class: 'gestures' },
        button(say('list.save'), saveList, { icon: 'save', focus: 'list-save' }),
        listButton(),
      ),
    ),
  ];
}

/** Where a list is chosen; it holds for every document. */
export function listButton() {
  const input = el('input', {
    id: 'list-file',
    type: 'file',
    class: 'sr',
    accept: '.toml,.csv,text/csv',
    on: { change: (event) => loadList(event.target) },
  });
  return el(
    'span',
    { class: 'file-button' },
    input,
    el('label', { for: 'list-file', class: 'as-button' }, say('list.load')),
  );
}

function words(what) {
  const list = decisions()[what];
  if (!list.length) return null;
  return el(
    'div',
    {},
    el('h4', {}, say(`word.${what}`)),
    el(
      'ul',
      { class: 'words' },
      list.map((text) =>
        el(
          'li',
          {},
          quoted(text),
          ' ',
          button('', () => everywhere(text, null, say('did.forget', { text })), {
            icon: 'cross',
            label: say('word.forget', { text }),
            focus: `forget:${text}`,
          }),
        ),
      ),
    ),
  );
}

async function loadList(input) {
  const [file] = input.files;
  input.value = '';
  if (!file) return;
  try {
    const { entries } = await api.loadList(file);
    toast(say('list.loaded', { n: entries }));
    await askAll();
  } catch (error) {
    if (error.message) toast(error.message, true);
  }
}

/** Names that were hidden or left by hand are offered; the user says which of them the town should know. */
async function saveList() {
  const now = decisions();
  const rows = new Map();
  for (const what of ['mask', 'keep']) for (const text of now[what]) rows.set(text, { text, what, chosen: true });
  for (const doc of store.documents) {
    for (const entity of doc.draft?.entities ?? []) {
      if (!entity.by_hand) continue;
      for (const form of entity.forms)
        if (!rows.has(form.text))
          rows.set(form.text, { text: form.text, what: hides(entity.action) ? 'mask' : 'keep', chosen: false });
    }
  }
  if (!rows.size) return toast(say('list.empty'));
  const boxes = [...rows.values()].map((row) => ({ row, box: el('input', { type: 'checkbox', checked: row.chosen }) }));
  const body = [
    el('p', {}, say('list.intro')),
    el(
      'div',
      { class: 'choices' },
      boxes.map(({ row, box }) =>
        el(
          'label',
          { class: 'choice' },
          box,
          el(
            'span',
            { class: `chip${row.what === 'keep' ? ' kept' : ''}`, 'data-group': 'person' },
            say(`list.${row.what}`),
          ),
          quoted(row.text),
        ),
      ),
    ),
  ];
  const chosen = () => boxes.filter(({ box }) => box.checked).map(({ row }) => row);
  if (
    !(await ask(say('list.save'), body, {
      ok: say('list.ok'),
      ready: () => (chosen().length ? null : say('list.missing')),
    }))
  )
    return undefined;
  const text = toml(chosen());
  give(new Blob([text], { type: 'application/toml' }), 'commune.toml');
  return toast(say('list.saved'));
}

/** The town's list as `huisclos --commune` reads it. */
export function toml(rows) {
  const line = (name, what) => {
    const texts = rows.filter((row) => row.what === what).map((row) => row.text);
    return texts.length ? `${name} = [${texts.map(string).join(', ')}]\n` : '';
  };
  return line('masquer', 'mask') + line('conserver', 'keep');
}

function string(text) {
  const escaped = text.replace(/[\\"]/g, '\\$&').replace(/[\u0000-\u001f\u007f]/g, ' ');
  return `"${escaped}"`;
}

/** Hands a file to the browser, which asks the user where it goes. */
export function give(blob, name) {
  const link = el('a', { href: URL.createObjectURL(blob), download: name, class: 'sr', tabindex: '-1' });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
