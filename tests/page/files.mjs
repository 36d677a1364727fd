// What a downloaded file says, read by other readers than the program's.

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';

/** The entries of a zip file, by its central directory. */
export function entries(bytes) {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('no zip file');
  const found = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size, nameLength, extra, comment, local] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
      bytes.readUInt32LE(at + 42),
    ];
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(start, start + size);
    found.set(bytes.toString('utf8', at + 46, at + 46 + nameLength), method === 0 ? data : zlib.inflateRawSync(data));
    at += 46 + nameLength + extra + comment;
  }
  return found;
}

const isZip = (bytes) => bytes.subarray(0, 2).toString('latin1') === 'PK';

/** All text of a file: of each entry without its markup, of each page. */
export function words(bytes) {
  if (isZip(bytes))
    return [...entries(bytes)].map(([name, data]) => `${name}\n${isZip(data) ? words(data) : plain(data)}`).join('\n');
  if (bytes.subarray(0, 4).toString('latin1') === '%PDF') return pages(bytes);
  return plain(bytes);
}

const plain = (data) => {
  const text = data.toString('utf8');
  return `${text.replace(/<[^>]*>/g, '')}\n${text}`;
};

function pages(bytes) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'page-'));
  try {
    const file = path.join(folder, 'copy.pdf');
    fs.writeFileSync(file, bytes);
    return execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' });
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}
