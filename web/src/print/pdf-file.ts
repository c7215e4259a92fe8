/** A PDF that is being put together, object by object (ISO 32000-1, 7.3 to 7.5). */
export class PdfFile {
  /** What each object is; its number is one more than its place. */
  private readonly objects: (readonly BlobPart[])[] = [];

  /** Adds an object and gives the reference to it. */
  add(body: string): string {
    return this.push([body]);
  }

  /** The reference to an object that is added later, after so many others. */
  next(others: number): string {
    return `${this.objects.length + others + 1} 0 R`;
  }

  /** Adds a stream, pressed together when the browser can do that. */
  async addPacked(entries: string, content: string): Promise<string> {
    const bytes = new TextEncoder().encode(content);
    if (typeof CompressionStream === 'undefined') return this.addStream(entries, bytes);
    const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
    const packedBytes = new Uint8Array(await new Response(packed).arrayBuffer());
    return this.addStream(`${entries} /Filter /FlateDecode`, packedBytes);
  }

  addStream(entries: string, bytes: Uint8Array<ArrayBuffer>): string {
    return this.push([`<< ${entries} /Length ${bytes.length} >>\nstream\n`, bytes, '\nendstream']);
  }

  /** @param catalog, info references of the two objects where reading begins */
  finish({ catalog, info }: { catalog: string; info: string }): Blob {
    const parts: BlobPart[] = [];
    let size = 0;
    const write = (part: BlobPart) => {
      parts.push(part);
      size += typeof part === 'string' ? part.length : (part as Uint8Array).length;
    };
    write('%PDF-1.7\n');
    write(Uint8Array.of(0x25, 0xe2, 0xe3, 0xcf, 0xd3, 0x0a));
    const offsets = this.objects.map((body, index) => {
      const offset = size;
      write(`${index + 1} 0 obj\n`);
      for (const part of body) write(part);
      write('\nendobj\n');
      return offset;
    });
    const table = size;
    write(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n`);
    for (const offset of offsets) write(`${String(offset).padStart(10, '0')} 00000 n \n`);
    write(`trailer\n<< /Size ${offsets.length + 1} /Root ${catalog} /Info ${info} >>\n`);
    write(`startxref\n${table}\n%%EOF\n`);
    return new Blob(parts, { type: 'application/pdf' });
  }

  private push(body: readonly BlobPart[]): string {
    this.objects.push(body);
    return `${this.objects.length} 0 R`;
  }
}

/** A text string, in whatever script (7.9.2.2). */
export function pdfText(text: string): string {
  return `<FEFF${utf16(text)}>`;
}

/** UTF-16, big end first, in hexadecimal digits. */
export function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, index) =>
    text.charCodeAt(index).toString(16).padStart(4, '0'),
  ).join('');
}

/** A number with no more digits than a drawing needs. */
export function pdfNumber(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
