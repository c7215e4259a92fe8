import type { Overlay } from '../../api/analysis';
import type { ApiClient } from '../../api/client';
import { type JobStatus, runJob } from '../../api/jobs';
import { csvOf } from '../../format/csv';
import { saveText } from '../../panels/save';
import type { Screen } from '../../panels/screen';
import { squareMetresPerMu } from '../../format/area';

/** The answer as a table with its areas of overlap, for a spreadsheet. */
export function saveList({ messages, catalog }: Screen, overlay: Overlay): void {
  const { question, toolTitles } = messages;
  const { columns } = question;
  const head = [
    columns.layer,
    columns.name,
    columns.code,
    columns.area,
    columns.overlap,
    columns.hectares,
    columns.mu,
    columns.share,
    columns.distance,
  ];
  const rows = overlay.layers.flatMap(({ id, features }) => {
    const title = catalog.layers.find((layer) => layer.id === id)?.title ?? id;
    return features.map(({ name, code, areaM2, overlapM2, shareOfFeature, distanceM }) => [
      title,
      name,
      code,
      areaM2,
      overlapM2,
      overlapM2 === null ? null : overlapM2 / 10_000,
      overlapM2 === null ? null : overlapM2 / squareMetresPerMu,
      shareOfFeature,
      distanceM ?? null,
    ]);
  });
  saveText(csvOf([head, ...rows]), `${toolTitles.question}.csv`, 'text/csv');
}

/** Lets the service make a file of each layer's features in the answer, and the browser save it. */
export async function exportAnswer(
  client: ApiClient,
  overlay: Overlay,
  choice: { format: string; day: string | null },
  progress: (status: JobStatus) => void,
  signal: AbortSignal,
): Promise<void> {
  for (const { id, features } of overlay.layers) {
    if (features.length === 0) continue;
    const ids = features.map((feature) => `'${feature.id.replaceAll("'", "''")}'`);
    const parameters = {
      f: choice.format,
      filter: `id IN (${ids.join(',')})`,
      ...(choice.day === null ? {} : { datetime: choice.day }),
    };
    const request = JSON.stringify({ inputs: { collections: [id], parameters } });
    client.download(await runJob(client, 'export', request, progress, signal));
  }
}
