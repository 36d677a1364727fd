import assert from 'node:assert/strict';
import { gesture, give, review, text, withPage } from '../desk.mjs';

/** The elected official, or somebody of her name? */
const NAMESAKE = [
  'Groupe de travail et d’échange d’informations – compte rendu du 5 mars 2026',
  'Présents : Mme Marie-Luce Castagnet, adjointe au maire ; M. Loïc Trévidic, bailleur.',
  'Situation n° 1 – Karim BENSALEM, 16 ans\nCastagnet connaît la famille. M. Trévidic a reçu Karim.',
].join('\n\n');

/** Two brothers of one surname, and a mother after two children: whom does it mean? */
const SIBLINGS = [
  'Groupe de travail et d’échange d’informations – compte rendu du 5 mars 2026',
  'Situation n° 1 : Ettore GALLIANO, 44 ans, et son frère Dario GALLIANO, 41 ans, vivent au 3 rue du Moulin. M. Galliano a été reçu lundi.',
  'Situation n° 2 : Manon TESSIER, 15 ans, et Jade COURTOIS, 14 ans, ont été vues. Sa mère a été prévenue.',
].join('\n\n');

export const checks = [
  [
    'a candidate is chosen, and the next question has the focus',
    (tools) =>
      withPage(tools, {}, async (page) => {
        await give(page, [text('fratries.txt', SIBLINGS)]);
        await review(page);
        const asked = await page.locator('.question:not(.done) h3').allTextContents();
        for (const words of [/de quelle personne/, /de qui est-ce/])
          assert.ok(
            asked.some((one) => words.test(one)),
            `no question ${words}`,
          );
        const question = page.locator('.question:not(.done)', { hasText: 'de quelle personne' }).first();
        const chosen = await question.locator('.candidate .chip').first().textContent();
        await page.locator('.question:not(.done) h3').first().focus();
        const sent = await gesture(page, () => question.locator('.candidate').first().click());
        assert.ok(Array.isArray(sent.gestures.at(-1).choice));
        assert.match(await page.locator('.question.done .answer').textContent(), /c’est \[/);
        assert.ok((await page.locator('.question.done .answer').textContent()).includes(chosen));
        assert.ok(
          await page.evaluate(() => document.activeElement.matches('.question:not(.done) h3')),
          'the focus is lost',
        );
        assert.match(await page.locator('#live').textContent(), /Fait/);
      }),
  ],
  [
    'a participant who is named in a situation',
    (tools) =>
      withPage(tools, {}, async (page) => {
        await give(page, [text('situation.txt', NAMESAKE)]);
        await review(page, { circulation: 'interne' });
        const question = page.locator('.question', { hasText: 'dans cette situation' }).first();
        const buttons = await question.locator('.answers button').allTextContents();
        assert.equal(buttons.length, 3);
        for (const [at, kind] of [
          [0, 'participant'],
          [1, 'person'],
          [2, 'participant'],
        ]) {
          await gesture(page, () => question.locator('.answers button').nth(at).click());
          assert.equal(
            await page.locator('#sheet .m', { hasText: 'Castagnet' }).last().getAttribute('data-kind'),
            kind,
          );
          await gesture(page, () => page.keyboard.press('Control+z'));
        }
      }),
  ],
];
