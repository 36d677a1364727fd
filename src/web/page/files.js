// First: the files. Each goes to the program by itself, so that one that cannot be read does not stop the others.

import * as api from './api.js';
import { announce, button, el, french, icon, keepFocus } from './dom.js';
import { listButton } from './lists.js';
import { emit, forget, store } from './state.js';
import { say } from './words.js';

const ACCEPT = '.docx,.odt,.fodt,.rtf,.pdf,.txt,.md,.markdown,.html,.htm,.eml,.doc';
let list = null;
let go = null;
let number = 0;
/** Files that the program refused, with its sentence. */
let refused = [];

export function mount(root) {
  const input = el('input', {
    id: 'file',
    type: 'file',
    multiple: true,
    accept: ACCEPT,
    class: 'sr',
    on: {
      change: () => {
        add([...input.files]);
        input.value = '';
      },
    },
  });
  const zone = el(
    'div',
    { class: 'drop' },
    icon('file'),
    el('p', { class: 'drop-title' }, say('files.drop')),
    el(
      'p',
      { class: 'file-button' },
      input,
      el('label', { for: 'file', class: 'as-button primary' }, say('files.choose')),
    ),
    el('p', { class: 'note' }, say('files.formats')),
  );
  const over = (event) => {
    event.preventDefault();
    zone.classList.toggle('over', event.type === 'dragover');
  };
  for (const type of ['dragover', 'dragleave']) zone.addEventListener(type, over);
  zone.addEventListener('drop', (event) => {
    over(event);
    add([...event.dataTransfer.files]);
  });
  list = el('ul', { class: 'files' });
  go = button(
    say('files.next'),
    () => {
      if (ready()) emit('step', 'frame');
      else announce(say('files.missing'));
    },
    { class: 'primary big', icon: 'next' },
  );
  root.replaceChildren(
    el('h2', { tabindex: '-1' }, say('step.files')),
    el('p', { class: 'lead' }, say('files.lead')),
    zone,
    list,
    el('p', { class: 'town' }, say('files.list'), ' ', listButton()),
    el('div', { class: 'onward' }, go),
  );
  draw();
}

const ready = () => store.documents.some((doc) => doc.state !== 'sending');

async function add(files) {
  // One after the other: each may be large, and the program reads one at a time best.
  const rows = files.map((file) => ({ key: (number += 1), file, state: 'sending', error: '' }));
  refused.push(...rows);
  draw();
  for (const row of rows) {
    if (api.isEnded()) return;
    try {
      const answer = await api.addDocument(row.file);
      store.documents.push({
        ...answer,
        state: 'waiting',
        error: null,
        segments: [],
        pieces: null,
        place: new Map(),
        draft: null,
        sent: null,
        downloaded: false,
        policy: null,
        ask: null,
      });
      refused = refused.filter((one) => one !== row);
      announce(say('files.added', { name: answer.name }));
    } catch (error) {
      row.state = 'error';
      row.error = error.message;
    }
    draw();
    emit('documents');
  }
}

async function remove(doc) {
  store.documents = store.documents.filter((one) => one !== doc);
  if (store.current === doc.id) store.current = null;
  forget(doc.id);
  draw();
  emit('documents');
  await api.removeDocument(doc.id).catch(() => {});
}

function draw() {
  if (!list) return;
  keepFocus(
    list,
    () => list.replaceChildren(...store.documents.map(row), ...refused.map(refusal)),
    () => document.getElementById('file'),
  );
  go.hidden = !store.documents.length;
}

function row(doc) {
  return el(
    'li',
    { class: 'file-row' },
    icon('file'),
    el('bdi', { class: 'file' }, doc.name),
    el(
      'span',
      { class: 'note' },
      say('files.size', { format: doc.format.toUpperCase(), kb: Math.max(1, Math.round(doc.bytes / 1024)) }),
    ),
    button(say('files.remove'), () => remove(doc), {
      class: 'link',
      label: say('files.remove.of', { name: doc.name }),
      focus: `rm-${doc.id}`,
    }),
  );
}

function refusal(one) {
  if (one.state === 'sending')
    return el(
      'li',
      { class: 'file-row' },
      el('span', { class: 'spinner' }),
      el('bdi', { class: 'file' }, one.file.name),
      el('span', { class: 'note', role: 'status' }, say('files.sending')),
    );
  const dismiss = () => {
    refused = refused.filter((other) => other !== one);
    draw();
  };
  return el(
    'li',
    { class: 'file-row bad' },
    icon('warn'),
    el('div', {}, el('bdi', { class: 'file' }, one.file.name), french(one.error, 'p', { role: 'alert' })),
    button(say('files.dismiss'), dismiss, {
      class: 'link',
      label: say('files.dismiss.of', { name: one.file.name }),
      focus: `no-${one.key}`,
    }),
  );
}
