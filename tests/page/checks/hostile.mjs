import assert from 'node:assert/strict';
import { card, gesture, give, openTab, review, sheet, text, withPage } from '../desk.mjs';

/** What a page that reads markup would run, show or ask for. */
const MARKUP = '<img src=x onerror="globalThis.ran=1">';
const LINES = [
  'Groupe de travail et d’échange d’informations – compte rendu du 5 mars 2026',
  `Situation n° 1 – M. Karim ${MARKUP} BENSALEM, 16 ans`,
  'M. <script>globalThis.ran=2</script> PRIGENT habite 3 rue du Moulin. <b>M. Prigent</b> est joignable au 06 39 98 41 07.',
  'Mme Samia "><svg onload=globalThis.ran=3> BENSALEM ; {{session}} {{assets}} ${globalThis.ran=4} javascript:globalThis.ran=5',
  'M. \u202eMELASNEB miraK\u202c et Mme Lina\u200f PRADEL, 9 ans\u2066, sont venus. Elle est soignée pour une <i>dépression</i>.',
  '<iframe src="https://ailleurs.example/"></iframe><link rel=stylesheet href="//ailleurs.example/x.css"> Karim est venu.',
  `M. ${'A'.repeat(400)} et l’avis d’Amine<br>, un voisin de 17 ans, sera demandé.`,
];
const NAME = '<img src=x onerror=globalThis.ran=6>\u202e".txt';

export const checks = [
  [
    'a document and a file name of markup',
    (tools) =>
      withPage(tools, {}, async (page) => {
        await give(page, [text(NAME, LINES.join('\n'))]);
        assert.ok((await page.locator('.file-row').textContent()).includes('<img src=x'), 'the name is shown as it is');
        await review(page, { circulation: 'interne' });
        assert.ok((await sheet(page)).includes(MARKUP), 'the words are shown as they are');
        for (const tab of ['doubts', 'people', 'passages', 'others', 'risk', 'lists']) {
          await openTab(page, tab);
          for (const head of await page.locator('#panel .head').all()) if (await head.isVisible()) await head.click();
          for (const why of await page.locator('#panel .why summary').all())
            if (await why.isVisible()) await why.click();
        }
        await page.locator('#word').fill(MARKUP);
        await gesture(page, () => page.locator('#panel').getByRole('button', { name: 'Masquer partout' }).click());
        await openTab(page, 'people');
        await (await card(page, 'PRIGENT')).getByRole('button', { name: 'C’est la même personne que…' }).click();
        await page.keyboard.press('Escape');
        await page.keyboard.press('a');
        await page.locator('#language').click();
        await page.locator('#review .bar-buttons .primary').click();
        assert.equal(await page.evaluate(() => globalThis.ran), undefined, 'something ran');
        assert.equal(
          await page.locator('img, iframe, object, embed, base, body script, main link, main svg[onload]').count(),
          0,
          'an element of the document is in the page',
        );
      }),
  ],

  [
    'no script of another kind runs in the page',
    (tools) =>
      withPage(tools, { provoked: true }, async (page) => {
        // What an injection would try, if there were one; each is refused, which is told as a violation.
        const tried = await page.evaluate(async () => {
          const script = document.createElement('script');
          try {
            script.text = 'globalThis.ran = 7';
            document.head.append(script);
          } catch {
            /* trusted types */
          }
          let html = 'no';
          try {
            document.createElement('div').innerHTML = '<b>x</b>';
            html = 'yes';
          } catch {
            /* trusted types */
          }
          const outside = await fetch('https://ailleurs.example/').then(
            () => 'yes',
            () => 'no',
          );
          // Violations are told a little later.
          await new Promise((resolve) => setTimeout(resolve, 300));
          const violations = globalThis.violations.length;
          globalThis.violations = [];
          return { html, outside, ran: globalThis.ran, violations };
        });
        assert.deepEqual(
          { html: tried.html, outside: tried.outside, ran: tried.ran },
          { html: 'no', outside: 'no', ran: undefined },
        );
        assert.ok(tried.violations >= 2);
      }),
  ],
];
