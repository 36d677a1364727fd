// The way through: files, frame, review, download; the session's life; the language.

import * as api from './api.js';
import { announce, el } from './dom.js';
import * as download from './download.js';
import * as files from './files.js';
import * as frame from './frame.js';
import { help, listenKeys } from './keys.js';
import * as review from './review.js';
import { emit, hasWork, on, store } from './state.js';
import { getLanguage, paintWords, say, setLanguage } from './words.js';

const ALIVE = 20000;
const STEPS = { files, frame, review, download };

// The token in the address has done its work; it must not stay in the history.
history.replaceState(null, '', location.pathname);

function reachable(step) {
  if (step === 'files') return true;
  if (step === 'frame') return store.documents.length > 0;
  return store.documents.some((doc) => doc.state === 'review');
}

function to(step, focus = true) {
  if (!reachable(step)) return announce(say(`steps.not.${step}`));
  store.step = step;
  if (step === 'review' && !store.documents.some((doc) => doc.id === store.current && doc.state === 'review'))
    store.current = store.documents.find((doc) => doc.state === 'review').id;
  for (const name of Object.keys(STEPS)) {
    const section = document.getElementById(name);
    section.hidden = name !== step;
    if (name === step) STEPS[name].mount(section);
    else section.replaceChildren();
  }
  document.body.dataset.step = step;
  document.title = `${say(`step.${step}`)} – huisclos`;
  drawSteps();
  window.scrollTo(0, 0);
  if (focus) document.querySelector(`#${step} h2`)?.focus();
  return undefined;
}

function drawSteps() {
  const list = document.getElementById('steps');
  list.replaceChildren(
    ...Object.keys(STEPS).map((step, i) =>
      el(
        'li',
        {},
        el(
          'button',
          {
            type: 'button',
            'aria-current': step === store.step ? 'step' : null,
            'aria-disabled': String(!reachable(step)),
            on: { click: () => to(step) },
          },
          el('span', { class: 'number', 'aria-hidden': 'true' }, i + 1),
          el('span', { class: 'word' }, say(`steps.${step}`)),
        ),
      ),
    ),
  );
}

function language(wanted) {
  setLanguage(wanted);
  paintWords(document);
  document.querySelector('#language span').lang = wanted === 'fr' ? 'en' : 'fr';
  emit('language');
  to(store.step, false);
}

/** Nothing of a document stays in the page once its session is gone. */
function ended() {
  store.documents = [];
  store.choices = null;
  const again = el(
    'main',
    { class: 'ended', id: 'main' },
    el('h1', { tabindex: '-1' }, say('ended.title')),
    el('p', {}, say('ended.text')),
    el('p', {}, say('ended.again')),
  );
  document.body.replaceChildren(again);
  document.body.dataset.step = 'ended';
  document.title = 'huisclos';
  again.querySelector('h1').focus();
}

async function begin() {
  paintWords(document);
  api.whenEnded(ended);
  on('step', to);
  on('documents', () => {
    drawSteps();
    if (store.step === 'review') review.drawDocuments();
  });
  document.getElementById('language').addEventListener('click', () => language(getLanguage() === 'fr' ? 'en' : 'fr'));
  document.getElementById('keys').addEventListener('click', help);
  listenKeys();
  // A file that misses the field must not take the page's place.
  for (const type of ['dragover', 'drop']) document.addEventListener(type, (event) => event.preventDefault());
  window.addEventListener('beforeunload', (event) => {
    if (hasWork() && !api.isEnded()) event.preventDefault();
  });
  window.addEventListener('pagehide', () => {
    api.close();
    api.end();
  });
  setInterval(() => {
    if (!api.isEnded()) api.alive().catch(() => {});
  }, ALIVE);
  try {
    store.choices = await api.choices();
    to('files', false);
  } catch (error) {
    if (!api.isEnded())
      document
        .getElementById('files')
        .replaceChildren(el('p', { class: 'banner bad', role: 'alert', lang: 'fr' }, error.message));
  }
}

begin();
