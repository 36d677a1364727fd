// The pictures of the page in the guide, drawn from the guide's own example.

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { card, give, openTab, review, settle, withPage } from './desk.mjs';

/** Few colours make a small file; Pillow is what docs/pictures.py draws with, too. */
const SMALL =
  'import sys; from PIL import Image; Image.open(sys.argv[1]).convert("RGB").quantize(96, dither=Image.Dither.NONE).save(sys.argv[2], optimize=True)';

export async function draw(tools) {
  const example = path.join(tools.root, 'docs', 'exemples', 'seance.docx');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'page-'));
  const shoot = async (page, name) => {
    await page.mouse.move(0, 0);
    await page.waitForTimeout(400);
    const [raw, picture] = [path.join(folder, 'raw.png'), path.join(tools.root, 'docs', 'images', `page-${name}.png`)];
    await page.screenshot({ path: raw });
    execFileSync('python3', ['-c', SMALL, raw, picture]);
    console.log(`drawn   docs/images/page-${name}.png (${Math.round(fs.statSync(picture).size / 1024)} kB)`);
  };
  const chosen = async (page) => {
    await give(page, [example]);
    await review(page, { people: '5200' });
  };
  await withPage(tools, { context: { viewport: { width: 1200, height: 720 } } }, async (page) => {
    await give(page, [example]);
    await shoot(page, 'fichiers');
    await page.locator('#files .onward button').click();
    await page.locator('#frame select').selectOption('groupe-de-travail');
    await page.locator('#frame input[value="externe"]').check();
    await page.setViewportSize({ width: 1200, height: 1010 });
    await page.locator('#frame h2').focus();
    await shoot(page, 'cadre');
  });
  await withPage(tools, { context: { viewport: { width: 1280, height: 800 } } }, async (page) => {
    await chosen(page);
    await shoot(page, 'doutes');
    await openTab(page, 'people');
    const person = await card(page, 'Karim');
    await person.locator('.why summary').click();
    await page.locator('.why[open] p [lang]').waitFor();
    await shoot(page, 'personnes');
    await openTab(page, 'passages');
    await page.locator('[data-mode="after"]').click();
    await shoot(page, 'apres');
    await settle(page);
    await page.locator('#review .bar-buttons .primary').click();
    await shoot(page, 'telechargement');
  });
  await withPage(tools, { context: { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' } }, async (page) => {
    await chosen(page);
    await openTab(page, 'risk');
    await shoot(page, 'sombre');
  });
  await withPage(tools, { context: { viewport: { width: 320, height: 700 } } }, async (page) => {
    await chosen(page);
    await shoot(page, 'etroite');
  });
  fs.rmSync(folder, { recursive: true });
}
