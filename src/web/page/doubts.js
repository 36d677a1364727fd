// Doubts come first: each is a question in plain French, with the words of the text and a button for each answer.

import { excerpt, forms } from './shown.js';
import { show } from './document.js';
import { announce, button, el, quoted } from './dom.js';
import { groupOf } from './marks.js';
import { act, current, textAt, whereIs } from './state.js';
import { say } from './words.js';

/** Which doubt the keys stand on, by its place: numbers may change. */
let standing = null;
/** Where the keys went last. */
let seen = null;
const keyOf = (doc, doubt) => `${doc.draft.mentions[doubt.mention].at.join(',')}:${doubt.question}`;

/** Every doubt, the open ones first. */
export function doubts(doc) {
  const { doubts: all, doubts_block: block } = doc.draft;
  const open = all.filter((doubt) => !doubt.settled);
  const settled = all.filter((doubt) => doubt.settled);
  return [
    el(
      'p',
      { class: 'intro' },
      open.length ? say(block ? 'doubts.block' : 'doubts.free') : say(all.length ? 'doubts.done' : 'doubts.none'),
    ),
    open.length > 0 &&
      el(
        'ol',
        { class: 'doubts' },
        open.map((doubt) => el('li', {}, card(doc, doubt))),
      ),
    settled.length > 0 &&
      el(
        'details',
        { class: 'settled' },
        el('summary', {}, say('doubts.settled', { n: settled.length })),
        el(
          'ol',
          { class: 'doubts' },
          settled.map((doubt) => el('li', {}, card(doc, doubt))),
        ),
      ),
  ].filter(Boolean);
}

function card(doc, doubt) {
  const { at } = doc.draft.mentions[doubt.mention];
  const key = keyOf(doc, doubt);
  const text = textAt(doc, at);
  const id = `q-${key}`;
  const where = button(
    say('place.paragraph', whereIs(doc, at)),
    () => {
      standing = key;
      show(at);
    },
    { class: 'link', label: say('place.go', whereIs(doc, at)), focus: `q-where:${key}` },
  );
  return el(
    'article',
    { class: `question${doubt.settled ? ' done' : ''}`, 'data-key': key, 'aria-labelledby': id },
    el('h3', { id, tabindex: '-1', 'data-focus': `q:${key}` }, question(doubt.question, text)),
    el('p', { class: 'context' }, where, ' ', excerpt(doc, at)),
    doubt.settled &&
      el(
        'p',
        { class: 'answer' },
        say(`settled.${doubt.settled}`, {
          code: doc.draft.entities.find((one) => one.id === doc.draft.mentions[doubt.mention].entity)?.code ?? '',
        }),
      ),
    el('div', { class: 'answers' }, answers(doc, doubt, text, key)),
  );
}

/** The question with the words of the text as an element of their own, since they may run in any direction. */
function question(kind, text) {
  const [before, after] = say(`question.${kind}`, { text: '\u0000' }).split('\u0000');
  return [before, quoted(text), after];
}

function answers(doc, doubt, text, key) {
  const { at } = doc.draft.mentions[doubt.mention];
  const choose = (choice) => () => {
    const next = following(doc, doubt);
    standing = next;
    act(doc, { do: 'answer', at, question: doubt.question, choice }, say('did.answer', { text }));
  };
  const byId = new Map(doc.draft.entities.map((entity) => [entity.id, entity]));
  const candidates = doubt.candidates.map((id) => byId.get(id)).filter((entity) => entity && entity.mentions.length);
  const plain = doubt.question === 'is_it_a_name' || doubt.question === 'participant_in_situation';
  return [
    candidates.map((entity, i) =>
      candidate(doc, entity, choose(doc.draft.mentions[entity.mentions[0]].at), `q-${i}:${key}`),
    ),
    button(say(`answer.${doubt.question}.mask`), choose('mask'), {
      class: plain ? 'primary' : '',
      focus: `q-mask:${key}`,
    }),
    doubt.can_keep && button(say(`answer.${doubt.question}.keep`), choose('keep'), { focus: `q-keep:${key}` }),
  ];
}

function candidate(doc, entity, click, focus) {
  const node = button('', click, { class: 'candidate', focus });
  node.append(
    el('span', { class: 'chip', 'data-group': groupOf(entity.kind) }, entity.code),
    el('span', {}, forms(doc, entity)),
  );
  return node;
}

/** The open doubt after this one, by its key. */
function following(doc, doubt) {
  const open = doc.draft.doubts.filter((one) => !one.settled);
  const next = open[open.indexOf(doubt) + 1] ?? open.find((one) => one !== doubt);
  return next ? keyOf(doc, next) : null;
}

/** Where the focus goes when the question that had it is answered. */
export const nextQuestion = (panel) =>
  (standing && panel.querySelector(`.question:not(.done)[data-key="${CSS.escape(standing)}"] h3`)) ||
  panel.querySelector('.question:not(.done) h3');

/** Goes to the next open doubt, or the one before, in the text and here. */
export function go(panel, by) {
  const doc = current();
  const open = doc?.draft?.doubts.filter((doubt) => !doubt.settled) ?? [];
  if (!open.length) return announce(say('doubts.none.left'));
  const focused = document.activeElement?.closest?.('.question:not(.done)')?.dataset.key;
  if (focused) standing = seen = focused;
  const at = open.findIndex((doubt) => keyOf(doc, doubt) === standing);
  // An answer has handed on to the doubt after it, which nobody has looked at yet.
  const next = at < 0 ? (by > 0 ? 0 : open.length - 1) : seen === standing ? (at + by + open.length) % open.length : at;
  standing = keyOf(doc, open[next]);
  seen = standing;
  show(doc.draft.mentions[open[next].mention].at);
  const title = panel.querySelector(`[data-key="${CSS.escape(standing)}"] h3`);
  title?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  document.body.dataset.pane = 'side';
  title?.focus({ preventScroll: true });
  return undefined;
}
