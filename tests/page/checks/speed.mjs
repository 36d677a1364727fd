import assert from 'node:assert/strict';
import { give, openTab, text, withPage } from '../desk.mjs';

/** About a hundred pages: 2 500 paragraphs, of which a third speak of somebody. */
export function long() {
  const people = [
    'Karim BENSALEM',
    'Lina PRADEL',
    'Bilel HADDAD',
    'Rose MARCHADIER',
    'Lucien PRIGENT',
    'Inès DELCOURT',
    'Yanis GUIVARC’H',
    'Maël TRÉVIDIC',
  ];
  const lines = ['Groupe de travail et d’échange d’informations – compte rendu du 5 mars 2026'];
  for (let n = 1; lines.length < 2500; n += 1) {
    const [one, other] = [people[n % people.length], people[(n * 3 + 1) % people.length]];
    lines.push(`Situation n° ${n} – ${one}, ${10 + (n % 8)} ans`);
    lines.push(
      `${one.split(' ')[0]} vit ${n} rue du Moulin avec ${other}, joignable au 06 39 98 ${String(10 + (n % 89))} ${String(10 + ((n * 7) % 89))}.`,
    );
    lines.push('La séance porte ensuite sur le calendrier des actions et sur le suivi des travaux du quartier.');
    lines.push('Les partenaires rappellent les moyens engagés depuis la rentrée et le bilan du trimestre.');
    lines.push('Décision : le point est repris à la prochaine réunion.');
  }
  return lines.join('\n');
}

const median = (all) => Math.round([...all].sort((a, b) => a - b)[Math.floor(all.length / 2)]);

export const checks = [
  [
    'a hundred pages',
    (tools) =>
      withPage(tools, {}, async (page) => {
        await give(page, [text('cent-pages.txt', long())]);
        // When the last answer of the program came, so that what the page itself takes can be told apart.
        await page.evaluate(() => {
          const { fetch } = globalThis;
          globalThis.fetch = async (...call) => {
            const asked = performance.now();
            const response = await fetch(...call);
            const body = await response.arrayBuffer();
            if (/documents\/\d+(\/decisions)?$/.test(call[0]))
              Object.assign(globalThis, {
                arrived: performance.now(),
                server: performance.now() - asked,
                answers: (globalThis.answers ?? 0) + 1,
              });
            return new Response(response.status === 204 ? null : body, {
              status: response.status,
              headers: response.headers,
            });
          };
          globalThis.drawn = async (answers) => {
            while ((globalThis.answers ?? 0) <= answers) await new Promise((resolve) => setTimeout(resolve, 1));
            // The first frame after the answer's own task is the one that shows it.
            await new Promise((resolve) => setTimeout(resolve, 0));
            await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
            return [performance.now() - globalThis.arrived, globalThis.server];
          };
        });
        await page.locator('#files .onward button').click();
        await page.locator('#frame select').selectOption('groupe-de-travail');
        await page.locator('#frame input[value="externe"]').check();
        const start = Date.now();
        await page.locator('#start').click();
        await page.waitForSelector('#sheet .m');
        const first = Date.now() - start;
        const mentions = await page.locator('#sheet .m').count();
        assert.ok(mentions > 1000, `${mentions} mentions`);
        const measure = async (turns, act) => {
          const [page_, server] = [[], []];
          for (let turn = 0; turn < turns; turn += 1) {
            const answers = await page.evaluate(() => globalThis.answers ?? 0);
            await act();
            const [own, theirs] = await page.evaluate((n) => globalThis.drawn(n), answers);
            page_.push(own);
            server.push(theirs);
          }
          return `${median(page_)} ms + ${median(server)} ms of the program`;
        };
        await openTab(page, 'people');
        await page.locator('.card .head').first().click();
        const gestures = await measure(6, () =>
          page.locator('.card .body:not([hidden]) .gestures button').first().click(),
        );
        const undone = await measure(5, () => page.keyboard.press('Control+z'));
        const toggles = await page.evaluate(async () => {
          const all = [];
          for (let turn = 0; turn < 6; turn += 1) {
            const before = performance.now();
            document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
            await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
            all.push(performance.now() - before);
          }
          return all;
        });
        return `${mentions} mentions; first review ${first} ms; a gesture ${gestures}; undo ${undone}; before/after ${median(toggles)} ms`;
      }),
  ],
];
