// The review: the text on the left, people on the right, and above them what is left to decide.

import { openCard, others, people } from './cards.js';
import { listen, marksOf, mount as mountText, update as drawText } from './document.js';
import { announce, button, el, icon, keepFocus, toast } from './dom.js';
import { doubts, go as goToDoubt, nextQuestion } from './doubts.js';
import { filterBox, filterCards, updateFilter } from './filter.js';
import { lists } from './lists.js';
import { GROUP_NAMES, PEOPLE } from './marks.js';
import { openPassage, passages, residual } from './passages.js';
import { searchBox } from './search.js';
import { mountSelection } from './select.js';
import { barrier, canRedo, canUndo, current, emit, forbidden, on, redo, store, sync, undo } from './state.js';
import { say } from './words.js';

const TABS = { doubts, people, passages, others, risk: residual, lists };
let tab = 'doubts';
let parts = null;
let stale = new Set();

export function mount(root) {
  const sheet = el('div', { class: 'sheet', id: 'sheet', lang: 'fr' });
  const toggle = el(
    'div',
    { class: 'toggle', role: 'group', 'aria-label': say('mode.label') },
    ['before', 'after'].map((mode) =>
      button(say(`mode.${mode}`), () => setMode(mode), { focus: `mode-${mode}`, props: { 'data-mode': mode } }),
    ),
  );
  const tabs = el(
    'div',
    { class: 'tabs', role: 'tablist', 'aria-label': say('tabs.label'), on: { keydown: arrows } },
    Object.keys(TABS).map((name) =>
      el(
        'button',
        {
          type: 'button',
          role: 'tab',
          id: `tab-${name}`,
          'aria-controls': 'panel',
          on: { click: () => openTab(name) },
        },
        say(`tab.${name}`),
        el('span', { class: 'badge' }),
      ),
    ),
  );
  parts = {
    sheet,
    toggle,
    tabs,
    panel: el('div', { class: 'panel', id: 'panel', role: 'tabpanel', tabindex: '0' }),
    left: el('p', { class: 'left', id: 'left', role: 'status' }),
    working: el('span', { class: 'working', 'aria-hidden': 'true' }, el('span', { class: 'spinner' }), say('working')),
    error: el('p', { class: 'banner bad', role: 'alert', lang: 'fr', hidden: true }),
    lost: el('p', { class: 'banner', role: 'status', hidden: true }),
    undo: button(say('undo'), () => travel(undo, 'undone'), {
      icon: 'undo',
      label: say('undo.keys'),
      focus: 'undo',
      class: 'icon-first',
    }),
    redo: button(say('redo'), () => travel(redo, 'redone'), {
      icon: 'redo',
      label: say('redo.keys'),
      focus: 'redo',
      class: 'icon-first',
    }),
    documents: el('nav', { class: 'documents', 'aria-label': say('documents.label') }),
    title: el('p', { class: 'doc-name' }),
  };
  const pane = (name) =>
    button(
      say(`pane.${name}`),
      () => {
        document.body.dataset.pane = name;
        panes();
      },
      { props: { 'data-pane-name': name } },
    );
  root.replaceChildren(
    el('h2', { class: 'sr', tabindex: '-1' }, say('step.review')),
    parts.documents,
    el(
      'div',
      { class: 'bar' },
      parts.title,
      parts.left,
      parts.working,
      el(
        'div',
        { class: 'bar-buttons' },
        button(say('doubt.next'), () => nextDoubt(1), { icon: 'next', focus: 'next', props: { id: 'next-doubt' } }),
        parts.undo,
        parts.redo,
        button(say('to.download'), () => emit('step', 'download'), {
          icon: 'save',
          class: 'primary',
          focus: 'to-download',
        }),
      ),
    ),
    parts.error,
    parts.lost,
    el('div', { class: 'panes-switch', role: 'group', 'aria-label': say('pane.label') }, pane('text'), pane('side')),
    el(
      'div',
      { class: 'panes' },
      el(
        'section',
        { class: 'text-pane', 'aria-label': say('text.label') },
        el(
          'div',
          { class: 'tools' },
          toggle,
          searchBox(),
          filterBox(sheet),
          el(
            'button',
            {
              type: 'button',
              class: 'icon-only',
              'aria-label': say('print'),
              title: say('print'),
              on: { click: () => window.print() },
            },
            icon('print'),
          ),
        ),
        legend(),
        el('div', { class: 'text-scroll', tabindex: '0', role: 'group', 'aria-label': say('text.scroll') }, sheet),
      ),
      el('aside', { class: 'side-pane', 'aria-label': say('side.label') }, tabs, parts.panel),
    ),
  );
  listen(sheet, chosen);
  mountText(sheet);
  mountSelection(sheet);
  draw(true);
  panes();
}

// A legend that is closed would not be printed.
for (const [event, open] of [
  ['beforeprint', true],
  ['afterprint', false],
]) {
  window.addEventListener(event, () => {
    for (const one of document.querySelectorAll('.legend')) one.open = open;
  });
}

function legend() {
  const entries = GROUP_NAMES.map((name) =>
    el(
      'li',
      {},
      el('span', { class: 'm', 'data-group': name, 'data-code': say('legend.code') }, say(`legend.${name}`)),
    ),
  );
  return el(
    'details',
    { class: 'legend' },
    el('summary', {}, say('legend.title')),
    el(
      'ul',
      {},
      entries,
      el('li', {}, el('span', { class: 'm kept', 'data-group': 'person', 'data-code': '○' }, say('legend.kept'))),
      el('li', {}, el('span', { class: 'm doubt', 'data-group': 'person', 'data-code': '?' }, say('legend.doubt'))),
      el('li', {}, el('del', { class: 'p out' }, say('legend.out'))),
      el('li', {}, el('span', { class: 'p in' }, say('legend.in'))),
      el('li', {}, el('span', { class: 'flag' }, say('legend.flag'))),
    ),
  );
}

/** Everything that the draft of the current document changes. */
function draw(all = false) {
  const doc = current();
  if (!parts || !doc || doc.state !== 'review') return;
  drawText();
  emit('drawn');
  stale = new Set(Object.keys(TABS));
  drawBar(doc);
  drawDocuments();
  updateFilter();
  drawPanel(all);
}

function drawBar(doc) {
  const { open, lost } = doc.draft;
  const wrong = barrier(doc);
  parts.title.textContent = doc.name;
  parts.title.hidden = store.documents.length > 1;
  const left = say(wrong === 'forbidden' || wrong === 'blocked' ? `left.${wrong}` : 'left.doubts', {
    n: wrong === 'forbidden' ? forbidden(doc.draft) : open,
  });
  if (parts.left.textContent !== left) parts.left.textContent = left;
  parts.left.className = `left${wrong === 'forbidden' || wrong === 'blocked' ? ' bad' : open ? ' some' : ' none'}`;
  const sentence = doc.error ?? (wrong === 'blocked' ? doc.draft.blocked : null);
  parts.error.hidden = !sentence;
  if (parts.error.textContent !== (sentence ?? '')) parts.error.textContent = sentence ?? '';
  parts.lost.hidden = !lost.length;
  parts.lost.textContent = lost.length ? say('lost', { n: lost.length }) : '';
  drawHistory();
  for (const one of parts.toggle.children) one.setAttribute('aria-pressed', String(one.dataset.mode === store.mode));
  const counts = { doubts: open, passages: doc.draft.passages.length, people: 0, others: 0 };
  for (const entity of doc.draft.entities) counts[PEOPLE.has(entity.kind) ? 'people' : 'others'] += 1;
  for (const one of parts.tabs.children) {
    const name = one.id.slice(4);
    one.querySelector('.badge').textContent = counts[name] ? String(counts[name]) : '';
    one.setAttribute('aria-selected', String(name === tab));
    one.setAttribute('tabindex', name === tab ? '0' : '-1');
  }
}

function drawHistory() {
  parts?.undo.setAttribute('aria-disabled', String(!canUndo()));
  parts?.redo.setAttribute('aria-disabled', String(!canRedo()));
}

function drawPanel(force = false) {
  const doc = current();
  if (!doc?.draft || (!stale.has(tab) && !force)) return;
  stale.delete(tab);
  const scrolled = parts.panel.scrollTop;
  parts.panel.setAttribute('aria-labelledby', `tab-${tab}`);
  keepFocus(
    parts.panel,
    () => parts.panel.replaceChildren(...TABS[tab](doc).filter(Boolean)),
    () => (tab === 'doubts' && nextQuestion(parts.panel)) || parts.panel,
  );
  if (parts.panel.dataset.tab === tab) parts.panel.scrollTop = scrolled;
  parts.panel.dataset.tab = tab;
  filterCards(parts.panel);
}

/** The documents, each with what is left to do in it. */
export function drawDocuments() {
  if (!parts) return;
  parts.documents.hidden = store.documents.length < 2;
  keepFocus(parts.documents, () =>
    parts.documents.replaceChildren(
      el(
        'ul',
        {},
        store.documents.map((doc) =>
          el(
            'li',
            {},
            el(
              'button',
              {
                type: 'button',
                'data-focus': `doc-${doc.id}`,
                'aria-current': doc.id === store.current ? 'true' : null,
                on: { click: () => openDocument(doc) },
              },
              el('bdi', { class: 'file' }, doc.name),
              el('span', { class: 'state' }, stateWords(doc)),
            ),
          ),
        ),
      ),
    ),
  );
}

/** What is left to do in a document, in some words. */
export function stateWords(doc) {
  if (doc.error) return say('state.error');
  if (doc.state !== 'review') return say(`state.${doc.state}`);
  const wrong = barrier(doc);
  if (wrong === 'forbidden') return say('state.forbidden', { n: forbidden(doc.draft) });
  if (wrong === 'blocked') return say('state.blocked');
  return say('state.doubts', { n: doc.draft.open });
}

export function openDocument(doc) {
  if (doc.state === 'error') return toast(doc.error, true);
  if (doc.state !== 'review') return announce(stateWords(doc));
  store.current = doc.id;
  draw(true);
  return sync(doc);
}

function openTab(name, focus = false) {
  tab = name;
  if (focus) document.getElementById(`tab-${name}`)?.focus();
  drawBar(current());
  drawPanel(true);
}

function arrows(event) {
  const names = Object.keys(TABS);
  const to = { ArrowRight: names.indexOf(tab) + 1, ArrowLeft: names.indexOf(tab) - 1, Home: 0, End: names.length - 1 }[
    event.key
  ];
  if (to === undefined) return;
  event.preventDefault();
  openTab(names[(to + names.length) % names.length], true);
}

function panes() {
  for (const one of document.querySelectorAll('[data-pane-name]'))
    one.setAttribute('aria-pressed', String(one.dataset.paneName === document.body.dataset.pane));
}
new MutationObserver(panes).observe(document.body, { attributeFilter: ['data-pane'] });

/** A mention or a passage of the text was chosen. */
function chosen({ mention, passage }) {
  const doc = current();
  document.body.dataset.pane = 'side';
  if (passage !== undefined) {
    openTab('passages');
    return openPassage(parts.panel, passage);
  }
  const found = doc.draft.mentions.find((one) => one.at.join(',') === mention);
  const entity = found && marksOf().entities.get(found.entity);
  if (!entity) return undefined;
  openTab(PEOPLE.has(entity.kind) ? 'people' : 'others');
  return openCard(parts.panel, entity);
}

export function setMode(mode) {
  if (store.step !== 'review' || store.mode === mode) return;
  store.mode = mode;
  drawText();
  emit('drawn');
  drawBar(current());
  announce(say(`mode.${mode}.now`));
}
export const otherMode = () => setMode(store.mode === 'before' ? 'after' : 'before');

export function nextDoubt(by) {
  if (store.step !== 'review' || !current()?.draft) return;
  setMode('before');
  if (tab !== 'doubts') openTab('doubts');
  goToDoubt(parts.panel, by);
}

export function travel(way, said) {
  const words = way();
  if (words) toast(say(said, { what: words }));
}

/** A long document takes a moment; what is quick shows nothing of it. */
let slow = 0;
on('asking', () => {
  clearTimeout(slow);
  slow = window.setTimeout(() => parts?.working.classList.add('on'), 300);
});
/** What was done last, to be said when it shows. */
let done = null;
on('done', (words) => {
  done = words;
});
on('draft', (doc) => {
  if (done && !doc.error) announce(say('done', { what: done }));
  done = null;
  clearTimeout(slow);
  parts?.working.classList.remove('on');
  if (doc.error) toast(doc.error, true);
  if (doc === current()) draw();
  else drawDocuments();
});
on('document', () => draw(true));
on('history', drawHistory);
on('filter', () => parts && filterCards(parts.panel));
