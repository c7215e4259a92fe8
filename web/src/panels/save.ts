/** Lets the browser save a text as a file. */
export function saveText(text: string, name: string, mediaType: string): void {
  saveBlob(new Blob([text], { type: mediaType }), name);
}

/** Lets the browser save bytes as a file. */
export function saveBlob(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
