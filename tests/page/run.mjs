// Runs the checks of the page; see README.md.

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const ROOT = path.resolve(HERE, '../..');
const [program, ...words] = process.argv.slice(2);
if (!program) {
  console.error('usage: node tests/page/run.mjs PROGRAM [WORD…] [--pictures]');
  process.exit(2);
}

/** The packages, installed beside the build and not in the tree. */
function packages() {
  const copy = path.join(ROOT, 'target', 'page');
  fs.mkdirSync(copy, { recursive: true });
  const stale = ['package.json', 'package-lock.json']
    .map((name) => {
      const [from, to] = [path.join(HERE, name), path.join(copy, name)];
      const same = fs.existsSync(to) && fs.readFileSync(to, 'utf8') === fs.readFileSync(from, 'utf8');
      if (!same) fs.copyFileSync(from, to);
      return !same;
    })
    .includes(true);
  if (stale || !fs.existsSync(path.join(copy, 'node_modules', 'playwright-core'))) {
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'], {
      cwd: copy,
      stdio: 'inherit',
    });
  }
  return createRequire(path.join(copy, 'package.json'));
}

const require = packages();
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const executablePath =
  process.env.CHROMIUM ??
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((one) => fs.existsSync(one));
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const tools = { program: path.resolve(program), browser, axe, root: ROOT };

let failed = 0;
let passed = 0;
if (words.includes('--pictures')) {
  const { draw } = await import('./pictures.mjs');
  await draw(tools);
} else {
  for (const file of ['words', 'way', 'gestures', 'doubts', 'hostile', 'access', 'speed']) {
    const { checks } = await import(`./checks/${file}.mjs`);
    for (const [name, check] of checks) {
      const full = `${file}: ${name}`;
      if (words.length && !words.some((word) => full.includes(word))) continue;
      const start = Date.now();
      try {
        const said = await check(tools);
        passed += 1;
        console.log(`ok      ${full} (${((Date.now() - start) / 1000).toFixed(1)} s)${said ? `: ${said}` : ''}`);
      } catch (error) {
        failed += 1;
        console.log(
          `FAILED  ${full}\n        ${String(error.stack ?? error)
            .split('\n')
            .slice(0, 12)
            .join('\n        ')}`,
        );
      }
    }
  }
  console.log(`${passed} passed, ${failed} failed`);
  // A word that names no check would pass for a check that holds.
  if (passed + failed === 0) failed = 1;
}
await browser.close();
process.exit(failed ? 1 : 0);
