/** Takes files that are dropped anywhere on the page. While they are over it, the page has the class `dropping`. */
export function takeDroppedFiles(page: Document, take: (files: File[]) => void): void {
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
  const show = (isOver: boolean) => page.body.classList.toggle('dropping', isOver);
  page.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    show(true);
  });
  page.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) show(false);
  });
  page.addEventListener('drop', (event) => {
    show(false);
    if (!hasFiles(event)) return;
    event.preventDefault();
    take([...(event.dataTransfer?.files ?? [])]);
  });
}
