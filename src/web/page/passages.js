// Passages about health, justice and the like: each may be restored or removed.

import { show } from './document.js';
import { button, el, french, icon } from './dom.js';
import { excerpt, remainsWords, risk } from './shown.js';
import { act, hides, textAt, whereIs } from './state.js';
import { passageWord, say } from './words.js';

const short = (text) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

export function passages(doc) {
  const blocks = (passage) => passage.action === 'block';
  // What must go before anything comes out stands first.
  const all = [...doc.draft.passages.filter(blocks), ...doc.draft.passages.filter((passage) => !blocks(passage))];
  const wrong = all.filter(blocks).length;
  if (!all.length) return [el('p', { class: 'empty' }, say('passages.none'))];
  return [
    wrong > 0 && el('p', { class: 'banner bad' }, say('passages.forbidden', { n: wrong })),
    el(
      'p',
      { class: 'intro' },
      say('passages.intro', { n: all.length, out: all.filter((one) => hides(one.action)).length }),
    ),
    el(
      'ol',
      { class: 'passages' },
      all.map((passage) => el('li', {}, card(doc, passage))),
    ),
  ].filter(Boolean);
}

function card(doc, passage) {
  const key = passage.at.join(',');
  const blocks = passage.action === 'block';
  const out = hides(passage.action) && !blocks;
  const words = { text: short(textAt(doc, passage.at)) };
  const where = whereIs(doc, passage.at);
  return el(
    'article',
    { class: `passage${out ? ' out' : ''}${blocks ? ' block' : ''}`, 'data-key': key },
    el(
      'h3',
      {},
      el('span', { class: 'subject' }, passageWord(passage.kind)),
      ' ',
      el(
        'span',
        { class: 'state' },
        icon(blocks ? 'warn' : out ? 'mask' : 'eye'),
        say(`passage.${passage.action}`),
        passage.by_hand && ` ${say('by.hand')}`,
      ),
    ),
    el(
      'p',
      { class: 'context' },
      button(say('place.paragraph', where), () => show(passage.at), {
        class: 'link',
        label: say('place.go', where),
        focus: `p-where:${key}`,
      }),
      ' ',
      excerpt(doc, passage.at, 20),
    ),
    el(
      'div',
      { class: 'gestures' },
      out
        ? button(say('do.restore'), () => act(doc, { do: 'restore', at: passage.at }, say('did.restore', words)), {
            icon: 'eye',
            focus: `p:${key}`,
            props: { 'aria-label': say('do.restore.of', words) },
          })
        : button(say('do.remove'), () => act(doc, { do: 'remove', at: passage.at }, say('did.remove', words)), {
            icon: 'mask',
            class: 'primary',
            focus: `p:${key}`,
            props: { 'aria-label': say('do.remove.of', words) },
          }),
    ),
  );
}

/** Shows the card of the passage at a place and gives its button the focus. */
export function openPassage(panel, at) {
  const card = panel.querySelector(`.passage[data-key="${at}"]`);
  card?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  card?.querySelector('.gestures button').focus({ preventScroll: true });
}

/** What is left by which somebody may be recognised, and what a human should look at. */
export function residual(doc) {
  const { risk: of, entities, flags, notices } = doc.draft;
  const order = ['red', 'amber', 'unknown', 'green'];
  const people = entities
    .filter((entity) => entity.risk)
    .sort((a, b) => order.indexOf(a.risk.level) - order.indexOf(b.risk.level));
  const counts = ['dates_kept', 'elsewhere', 'gaps', 'telling']
    .filter((name) => of[name] > 0)
    .map((name) => say(`residual.${name}`, { n: of[name] }));
  if (of.tied.length) counts.unshift(say('residual.tied', { list: of.tied.join(', ') }));
  return [
    el('p', { class: 'intro' }, of.sentence ? french(of.sentence) : say('residual.unknown')),
    people.length > 0 &&
      section(
        say('residual.people'),
        people.map((entity) => person(entity)),
      ),
    counts.length > 0 &&
      section(
        say('residual.text'),
        counts.map((text) => el('li', {}, text)),
      ),
    flags.length > 0 &&
      section(
        say('residual.flags'),
        flags.map((flag) => look(doc, flag)),
      ),
    notices.length > 0 &&
      section(
        say('residual.notices'),
        notices.map((notice) => el('li', {}, french(notice.sentence), notice.count > 1 && ` × ${notice.count}`)),
      ),
    el('p', { class: 'note' }, say('residual.note')),
  ].filter(Boolean);
}

const section = (title, items) =>
  el('section', { class: 'group' }, el('h3', {}, title), el('ul', { class: 'plain' }, items));

function person(entity) {
  return el(
    'li',
    { class: 'person-risk' },
    el('span', { class: 'chip', 'data-group': 'person' }, entity.code),
    ' ',
    risk(entity.risk.level),
    ' ',
    remainsWords(entity.risk.remains),
  );
}

function look(doc, flag) {
  const where = whereIs(doc, flag.at);
  return el(
    'li',
    {},
    el(
      'p',
      { class: 'context' },
      button(say('place.paragraph', where), () => show(flag.at), { class: 'link', label: say('place.go', where) }),
      ' ',
      excerpt(doc, flag.at, 40),
    ),
    french(flag.sentence, 'p'),
  );
}
