import type { Overlay, OverlayQuestion } from '../../api/analysis';
import type { ApiClient } from '../../api/client';
import { type JobStatus, runJob } from '../../api/jobs';
import { type Cell, csvOf } from '../../format/csv';
import { saveText } from '../../panels/save';
import type { Screen } from '../../panels/screen';
import { squareMetresPerMu } from '../../format/area';

/** The answer as a table with its areas of overlap, and below it one with its sums, for a spreadsheet. */
export function saveList(screen: Screen, overlay: Overlay): void {
  const sums = sumRows(screen, overlay);
  const table =
    sums.length > 1 ? [...featureRows(screen, overlay), [], ...sums] : featureRows(screen, overlay);
  saveText(csvOf(table), `${screen.messages.toolTitles.question}.csv`, 'text/csv');
}

/** With their heading. */
function featureRows({ messages, catalog }: Screen, overlay: Overlay): Cell[][] {
  const { columns } = messages.question;
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
  return [head, ...rows];
}

/** With their heading; values are in the service's units. */
function sumRows({ messages, catalog }: Screen, overlay: Overlay): Cell[][] {
  const { columns, sum, weightedSum } = messages.question;
  const head = [columns.layer, columns.attribute, columns.unit, columns.count, sum, weightedSum];
  const rows = overlay.layers.flatMap(({ id, sums }) => {
    const layer = catalog.layers.find((each) => each.id === id);
    return sums
      .filter(({ count }) => count > 0)
      .map((each) => [
        layer?.title ?? id,
        layer?.schema.properties[each.attribute]?.title ?? each.attribute,
        each.unit,
        each.count,
        each.sum,
        each.weightedSum,
      ]);
  });
  return [head, ...rows];
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

const reportType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Lets the service answer the question as a report with a map, in the language of the page, and the browser save it. */
export async function exportReport(
  client: ApiClient,
  question: OverlayQuestion,
  day: string | null,
  progress: (status: JobStatus) => void,
  signal: AbortSignal,
): Promise<void> {
  const request = {
    inputs: { ...question, ...(day === null ? {} : { date: day }) },
    outputs: { overlay: { format: { mediaType: reportType } } },
  };
  client.download(await runJob(client, 'overlay', JSON.stringify(request), progress, signal));
}
