// Last: the files go to the user. A document whose doubts must be settled first stays here, and the page says why.

import * as api from './api.js';
import { button, el, french, icon, toast } from './dom.js';
import { give } from './lists.js';
import { openDocument } from './review.js';
import { emit, forbidden, obstacle, on, store, sync } from './state.js';
import { say } from './words.js';

const WHAT = { all: 'save', file: 'file', certificate: 'certificate' };
let root = null;
let busy = false;

export function mount(section) {
  root = section;
  draw();
  // A document whose draft is older than the last gesture would come out as it was.
  for (const doc of store.documents) if (doc.state === 'review') sync(doc);
}

function draw() {
  if (!root || store.step !== 'download' || !store.documents.length) return;
  const ready = store.documents.filter((doc) => obstacle(doc) === null);
  const several = store.documents.length > 1;
  const reason = ready.length
    ? ''
    : say(several ? 'download.none' : `obstacle.${obstacle(store.documents[0])}`, counts(store.documents[0]));
  const buttons = Object.entries(WHAT).map(([what, drawing]) =>
    el(
      'li',
      {},
      button(say(`download.${what}`), () => (ready.length ? take(ready, what) : toast(reason, true)), {
        icon: drawing,
        class: what === 'all' ? 'primary big' : 'big',
        focus: `take-${what}`,
        props: {
          id: `take-${what}`,
          'aria-disabled': String(!ready.length || busy),
          'aria-describedby': several ? 'reason' : 'state-0',
        },
      }),
      el('p', { class: 'note' }, say(`download.${what}.note`)),
    ),
  );
  const focus = document.activeElement?.getAttribute?.('data-focus');
  root.replaceChildren(
    ...[
      el('h2', { tabindex: '-1' }, say('step.download')),
      el('p', { class: 'lead' }, say('download.lead')),
      el('ul', { class: 'files' }, store.documents.map(row)),
      several && el('p', { class: 'missing', id: 'reason', role: 'status' }, reason),
      el('ul', { class: 'takes' }, buttons),
      el(
        'section',
        { class: 'after-download' },
        el('h3', {}, say('download.after')),
        el(
          'ul',
          {},
          ['reread', 'original', 'images'].map((name) => el('li', {}, say(`download.after.${name}`))),
        ),
      ),
      el(
        'div',
        { class: 'onward' },
        button(say('back.review'), () => emit('step', 'review'), { icon: 'previous' }),
      ),
    ].filter(Boolean),
  );
  if (focus) root.querySelector(`[data-focus="${CSS.escape(focus)}"]`)?.focus();
}

const counts = (doc) => ({ n: doc.draft?.open ?? 0, forbidden: doc.draft ? forbidden(doc.draft) : 0 });

function row(doc, i) {
  const wrong = obstacle(doc);
  const drawing = icon(wrong ? 'warn' : 'check');
  return el(
    'li',
    { class: `file-row${wrong ? ' bad' : ' good'}` },
    drawing,
    el(
      'div',
      {},
      el('bdi', { class: 'file' }, doc.name),
      el(
        'p',
        { class: 'note', id: `state-${i}` },
        wrong === 'blocked'
          ? french(doc.draft.blocked)
          : wrong === 'error'
            ? french(doc.error ?? '')
            : wrong
              ? say(`obstacle.${wrong}`, counts(doc))
              : say(doc.downloaded ? 'download.done' : 'download.ready', { n: doc.draft.open }),
      ),
    ),
    (wrong === 'doubts' || wrong === 'forbidden') &&
      button(
        say(`download.settle.${wrong}`),
        () => {
          emit('step', 'review');
          openDocument(doc);
        },
        { class: 'link', focus: `settle-${doc.id}` },
      ),
  );
}

async function take(documents, what) {
  if (busy) return;
  busy = true;
  draw();
  try {
    for (const doc of documents) await sync(doc);
    const { name, blob } = await api.download(
      documents.map((doc) => doc.id),
      what,
    );
    give(blob, name);
    if (what !== 'certificate') for (const doc of documents) doc.downloaded = true;
    toast(say('download.given', { name }));
  } catch (error) {
    if (error.message) toast(error.message, true);
  }
  busy = false;
  draw();
  emit('documents');
}

on('draft', draw);
on('documents', draw);
