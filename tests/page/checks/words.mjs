import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';

const folder = (tools) => path.join(tools.root, 'src', 'web', 'page');
/** A module without imports; older versions of Node take a `.js` for another kind of module. */
const load = (tools, name) =>
  import(`data:text/javascript;base64,${fs.readFileSync(path.join(folder(tools), name)).toString('base64')}`);

export const checks = [
  [
    'both languages say the same things, with the same values',
    async (tools) => {
      const { frenchWords } = await load(tools, 'words-fr.js');
      const { english } = await load(tools, 'words-en.js');
      assert.deepEqual(Object.keys(english).sort(), Object.keys(frenchWords).sort());
      for (const [key, entry] of Object.entries(frenchWords)) assert.equal(typeof english[key], typeof entry, key);
      return `${Object.keys(english).length} entries`;
    },
  ],
  [
    'every word that is used exists, and every one that exists is used',
    async (tools) => {
      const { frenchWords } = await load(tools, 'words-fr.js');
      const files = fs.readdirSync(folder(tools)).filter((name) => /\.(js|html)$/.test(name) && !/^words-/.test(name));
      const source = files.map((name) => fs.readFileSync(path.join(folder(tools), name), 'utf8')).join('\n');
      const plain = [...source.matchAll(/(?:say\(\s*|data-say(?:-label)?=)['"]([^'"]+)['"]/g)].map((found) => found[1]);
      for (const key of plain) assert.ok(key in frenchWords, key);
      // A key that is put together is known by its beginning.
      const beginnings = [...source.matchAll(/`([a-z]+\.)\$\{|`([a-z.]+\.)\$\{/g)].map((found) => found[1] ?? found[2]);
      const quoted = new Set([...source.matchAll(/['"`]([a-z][a-z._]*)['"`]/g)].map((found) => found[1]));
      const idle = Object.keys(frenchWords).filter(
        (key) => !plain.includes(key) && !quoted.has(key) && !beginnings.some((start) => key.startsWith(start)),
      );
      assert.deepEqual(idle, []);
    },
  ],
];
