/** A pinyin name as it is written in running text: `FengHuang` is `Fenghuang`. Words that are apart stay apart. */
export function romanised(pinyin: string): string {
  return pinyin
    .trim()
    .split(/\s+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .join(' ');
}

/** Breaks a name into lines of nearly equal length, none longer than `most` characters; wide ones count double. */
export function breakLines(text: string, most: number): string[] {
  const width = textWidth(text);
  if (width <= most) return [text];
  const lines = Math.ceil(width / most);
  return text.includes(' ') ? breakAtSpaces(text, width / lines) : breakAnywhere(text, width / lines);
}

export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += character.charCodeAt(0) > 0x2e7f ? 2 : 1;
  return width;
}

function breakAnywhere(text: string, target: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const character of text) {
    if (line !== '' && textWidth(line) + textWidth(character) > target + 1) {
      lines.push(line);
      line = '';
    }
    line += character;
  }
  if (line !== '') lines.push(line);
  return lines;
}

function breakAtSpaces(text: string, target: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && textWidth(line) + textWidth(word) / 2 > target) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** The part of the name that matches what was typed, for emphasis: [before, match, after]. */
export function matchedPart(name: string, typed: string): [string, string, string] {
  const at = typed === '' ? -1 : name.toLowerCase().indexOf(typed.trim().toLowerCase());
  if (at < 0) return [name, '', ''];
  const end = at + typed.trim().length;
  return [name.slice(0, at), name.slice(at, end), name.slice(end)];
}
