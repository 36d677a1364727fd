// Right: one card for each person, family or thing, with all forms met, where, why, and what may be done.

import * as api from './api.js';
import { chooseApart, chooseSame } from './dialogs.js';
import { marksOf, select, show } from './document.js';
import { button, el, french, icon, quoted } from './dom.js';
import { codeOf, groupOf, PEOPLE } from './marks.js';
import { remainsWords, risk } from './shown.js';
import { act, current, hides, nameOf, store, whereIs } from './state.js';
import { kindWord, say } from './words.js';

/** How many places a card lists before it only counts them. */
const PLACES = 12;

/** Cards that are open, by the place of their first mention: numbers of entities change from draft to draft. */
const open = new Set();
/** Where «next occurrence» stands, by the same key. */
const standing = new Map();
/** Cards that were built, by their key, with what they were built of. */
let built = new Map();

const keyOf = (doc, entity) => `${doc.id}:${doc.draft.mentions[entity.mentions[0]].at.join(',')}`;

/** The cards of people, families together; participants apart. */
export function people(doc) {
  const all = doc.draft.entities.filter((entity) => PEOPLE.has(entity.kind));
  const groups = new Map();
  for (const entity of all) {
    const key = entity.kind === 'participant' ? 'participants' : (entity.family ?? 'alone');
    groups.set(key, [...(groups.get(key) ?? []), entity]);
  }
  for (const [key, members] of groups) {
    // Somebody of no known family needs no family of their own.
    if (typeof key !== 'number' || members.length > 1 || members[0].kind === 'family') continue;
    groups.delete(key);
    groups.set('alone', [...(groups.get('alone') ?? []), ...members]);
  }
  const order = [...groups.keys()].sort((a, b) => rank(a) - rank(b));
  const next = new Map();
  const out = order.map((key) => section(doc, title(groups.get(key), key), groups.get(key), next));
  remember(next, PEOPLE);
  return out.length ? out : [el('p', { class: 'empty' }, say('people.none'))];
}

/** The cards of everything else, by kind. */
export function others(doc) {
  const groups = new Map();
  for (const entity of doc.draft.entities)
    if (!PEOPLE.has(entity.kind)) groups.set(entity.kind, [...(groups.get(entity.kind) ?? []), entity]);
  const next = new Map();
  const out = [...groups].map(([kind, entities]) => section(doc, kindWord(kind), entities, next));
  remember(next, null);
  return out.length ? out : [el('p', { class: 'empty' }, say('others.none'))];
}

const rank = (key) => (typeof key === 'number' ? key : key === 'alone' ? 1e9 : 2e9);

function remember(next) {
  for (const [key, card] of next) built.set(key, card);
  if (built.size > 6000) built = next;
}

function title(entities, key) {
  if (key === 'participants') return say('people.participants');
  if (key === 'alone') return say('people.alone');
  const family = entities.find((entity) => entity.kind === 'family');
  return family ? say('people.family', { code: family.code }) : say('people.together');
}

function section(doc, name, entities, next) {
  const id = `g${next.size}-${entities[0].id}`;
  const cards = entities.map((entity) => {
    const key = keyOf(doc, entity);
    const of = JSON.stringify([
      entity,
      codeOf(marksOf(), entity),
      doc.draft.mentions.length,
      open.has(key),
      document.documentElement.lang,
    ]);
    const old = built.get(key);
    const card = old?.of === of ? old : { of, node: build(doc, entity, key) };
    next.set(key, card);
    return card.node;
  });
  return el(
    'section',
    { class: 'group', 'aria-labelledby': id },
    el('h3', { id }, name, ' ', el('span', { class: 'count' }, entities.length)),
    cards,
  );
}

function build(doc, entity, key) {
  const isOpen = open.has(key);
  const hidden = hides(entity.action);
  const times = entity.mentions.length;
  const body = el('div', { class: 'body', id: `b-${key}`, hidden: !isOpen });
  const head = button('', () => toggle(doc, entity, key, card), {
    class: 'head',
    focus: `card:${key}`,
    props: { 'aria-expanded': String(isOpen), 'aria-controls': `b-${key}` },
  });
  head.append(
    el(
      'span',
      { class: 'head-words' },
      el(
        'span',
        { class: `chip${hidden ? '' : ' kept'}`, 'data-group': groupOf(entity.kind) },
        hidden ? codeOf(marksOf(), entity) || say('mention.removed') : say('mention.kept'),
      ),
      quoted(nameOf(doc, entity), 'name'),
      el('span', { class: 'times' }, say('times', { n: times })),
      entity.risk && entity.risk.level !== 'unknown' && risk(entity.risk.level),
    ),
    icon('down'),
  );
  const card = el(
    'article',
    { class: 'card', 'data-key': key, 'data-group': groupOf(entity.kind), 'data-kind': entity.kind },
    el('h4', {}, head),
    body,
  );
  if (isOpen) fill(doc, entity, key, body);
  return card;
}

function toggle(doc, entity, key, card) {
  const body = card.querySelector('.body');
  const opening = body.hidden;
  if (opening) open.add(key);
  else open.delete(key);
  card.querySelector('.head').setAttribute('aria-expanded', String(opening));
  if (opening && !body.firstChild) fill(doc, entity, key, body);
  body.hidden = !opening;
  built.delete(key);
  select(opening ? entity : null);
}

function fill(doc, entity, key, body) {
  const hidden = hides(entity.action);
  const first = doc.draft.mentions[entity.mentions[0]].at;
  const person = PEOPLE.has(entity.kind);
  body.replaceChildren(
    ...[
      el(
        'ul',
        { class: 'forms' },
        entity.forms.map((form) =>
          el('li', {}, quoted(form.text), ' ', el('span', { class: 'count' }, `× ${form.count}`)),
        ),
      ),
      places(doc, entity, key),
      entity.risk && remains(entity.risk),
      because(doc, entity),
      el(
        'div',
        { class: 'gestures' },
        // What a formation does not admit must be hidden by hand, or left by hand.
        entity.action === 'block' &&
          button(say('do.mask'), () => perform(doc, entity, { do: 'mask', at: first }, 'did.mask'), {
            icon: 'mask',
            class: 'primary',
            focus: `block:${key}`,
          }),
        hidden
          ? button(say('do.keep'), () => perform(doc, entity, { do: 'keep', at: first }, 'did.keep'), {
              icon: 'eye',
              focus: `mask:${key}`,
            })
          : button(say('do.mask'), () => perform(doc, entity, { do: 'mask', at: first }, 'did.mask'), {
              icon: 'mask',
              class: 'primary',
              focus: `mask:${key}`,
            }),
        person && button(say('do.same'), () => chooseSame(doc, entity), { icon: 'join', focus: `same:${key}` }),
        entity.mentions.length > 1 &&
          button(say(person ? 'do.apart' : 'do.apart.thing'), () => chooseApart(doc, entity), {
            icon: 'split',
            focus: `apart:${key}`,
          }),
        kinds(doc, entity, key, first),
      ),
    ].filter(Boolean),
  );
}

function perform(doc, entity, gesture, words, values = {}) {
  act(doc, gesture, say(words, { text: nameOf(doc, entity), ...values }));
}

function kinds(doc, entity, key, first) {
  const id = `k-${key}`;
  const list = store.choices.kinds.includes(entity.kind) ? store.choices.kinds : [entity.kind, ...store.choices.kinds];
  const change = (event) =>
    perform(doc, entity, { do: 'kind', at: first, kind: event.target.value }, 'did.kind', {
      kind: kindWord(event.target.value),
    });
  return el(
    'div',
    { class: 'kinds' },
    el('label', { for: id }, say('do.kind')),
    el(
      'select',
      { id, 'data-focus': id, on: { change } },
      list.map((kind) => el('option', { value: kind, selected: kind === entity.kind }, kindWord(kind))),
    ),
  );
}

function places(doc, entity, key) {
  const count = entity.mentions.length;
  const said = el('span', { class: 'of' }, say('place.count', { n: count }));
  const go = (by) => {
    const at = ((standing.get(key) ?? (by > 0 ? -1 : 0)) + by + count) % count;
    standing.set(key, at);
    said.textContent = say('place.of', { at: at + 1, n: count });
    goTo(doc, entity, at);
  };
  const some = entity.mentions.slice(0, PLACES);
  return el(
    'div',
    { class: 'places' },
    el(
      'div',
      { class: 'stepper' },
      button('', () => go(-1), { icon: 'up', label: say('place.previous'), focus: `up:${key}` }),
      said,
      button('', () => go(1), { icon: 'down', label: say('place.next'), focus: `down:${key}` }),
    ),
    count > 1 &&
      el(
        'ul',
        {},
        some.map((mention, at) =>
          el(
            'li',
            {},
            button(
              say('place.short', whereIs(doc, doc.draft.mentions[mention].at)),
              () => {
                standing.set(key, at);
                goTo(doc, entity, at);
              },
              {
                class: 'link',
                label: say('place.go', whereIs(doc, doc.draft.mentions[mention].at)),
                focus: `at:${key}:${at}`,
              },
            ),
          ),
        ),
        count > PLACES && el('li', {}, say('place.more', { n: count - PLACES })),
      ),
  );
}

function goTo(doc, entity, at) {
  select(entity);
  show(doc.draft.mentions[entity.mentions[at]].at);
}

function remains(of) {
  return el(
    'p',
    { class: 'remains' },
    risk(of.level),
    ' ',
    of.alike !== null && of.alike !== undefined && of.level !== 'unknown'
      ? `${say('risk.alike', { n: of.alike })} `
      : '',
    remainsWords(of.remains),
  );
}

/** The reasons are long and seldom read, so they are asked for only then. */
function because(doc, entity) {
  const answer = el('p', {}, say('why.wait'));
  const details = el('details', { class: 'why' }, el('summary', {}, say('why.title')), answer);
  details.addEventListener('toggle', async () => {
    if (!details.open || details.dataset.asked) return;
    details.dataset.asked = 'yes';
    try {
      answer.replaceChildren(french((await api.why(doc.id, entity.mentions[0])).sentence));
    } catch (error) {
      delete details.dataset.asked;
      answer.replaceChildren(french(error.message));
    }
  });
  return details;
}

/** Opens the card of an entity and gives it the focus. */
export function openCard(panel, entity) {
  const doc = current();
  const key = keyOf(doc, entity);
  const card = panel.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!card) return;
  if (card.querySelector('.body').hidden) toggle(doc, entity, key, card);
  select(entity);
  card.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  card.querySelector('.head').focus({ preventScroll: true });
}
