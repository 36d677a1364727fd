// A segment in lines. A whole file of plain text may be one segment; drawn as one element, a gesture would draw all of it.

/**
 * @typedef {{id: number, n: number, start: number, text: string, segment: any, line: number}} Piece
 *   `id`: its place among all pieces; `start`: where it begins in its segment; `line`: from 1, or 0 if the segment has one
 * @param {any[]} segments
 * @returns {{all: Piece[], of: Map<number, Piece[]>}}
 */
export function pieces(segments) {
  const all = [];
  const of = new Map();
  for (const segment of segments) {
    const lines = segment.text.split('\n');
    const own = [];
    let start = 0;
    lines.forEach((text, line) => {
      const piece = { id: all.length, n: segment.n, start, text, segment, line: lines.length > 1 ? line + 1 : 0 };
      all.push(piece);
      own.push(piece);
      start += text.length + 1;
    });
    of.set(segment.n, own);
  }
  return { all, of };
}

/** The piece in which a place of a segment lies. */
export function pieceAt(list, offset) {
  let [low, high] = [0, list.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (list[middle].start <= offset) low = middle;
    else high = middle - 1;
  }
  return list[low];
}

/** The pieces that a place touches, each with what of it lies there. */
export function* parts(doc, at) {
  const list = doc.pieces.of.get(at[0]);
  if (!list) return;
  for (
    let { id } = pieceAt(list, at[1]);
    doc.pieces.all[id]?.n === at[0] && doc.pieces.all[id].start < at[2];
    id += 1
  ) {
    const piece = doc.pieces.all[id];
    const [start, end] = [Math.max(0, at[1] - piece.start), Math.min(piece.text.length, at[2] - piece.start)];
    if (start <= end) yield { piece, start, end };
  }
}
