import { runJob } from '../../api/jobs';
import type { Problem, ReadFile } from '../../own/own-data';
import type { OwnStore } from '../../own/own-store';
import type { Workspace } from '../tool';

/** What was said about a file that does not say it itself. */
export type SourceChoices = Readonly<Record<string, string>>;

/** Files that belong together, and what is known of them. */
export interface OwnFile {
  readonly id: string;
  readonly title: string;
  readonly files: readonly File[];
}

/** The parts of a Shapefile go together; every other file stands for itself. */
export function together(files: readonly File[]): File[][] {
  const stem = (file: File) => file.name.replace(/\.[^.]*$/, '').replace(/\.shp$/i, '');
  const isPart = (file: File) => /\.(shp|shx|dbf|prj|cpg|sbn|sbx|cst|shp\.xml|qpj)$/i.test(file.name);
  const shapes = files.filter((file) => /\.shp$/i.test(file.name));
  const groups = shapes.map((shape) => files.filter((file) => isPart(file) && stem(file) === stem(shape)));
  const grouped = new Set(groups.flat());
  return [...groups, ...files.filter((file) => !grouped.has(file)).map((file) => [file])];
}

/** Lets the service read files, and keeps what it read in the worker. */
export async function readFile(
  { client, activity }: Workspace,
  own: OwnStore,
  { id, files }: OwnFile,
  choices: SourceChoices,
  watch: { progress: (percent: number | null) => void; signal: AbortSignal },
): Promise<{ read: ReadFile } | { problem: Problem }> {
  const form = new FormData();
  // As text: a blob would get a file name and count as a file.
  form.append('request', JSON.stringify({ inputs: choices }));
  for (const file of files) form.append('file', file, file.name);
  return activity.during(
    (async () => {
      const results = await runJob(
        client,
        'read-file',
        form,
        ({ progress }) => watch.progress(progress ?? null),
        watch.signal,
      );
      const answer = await own.data.fetch(id, results, client.language);
      void client.dismissJob(results.replace(/\/results$/, '')).catch(() => undefined);
      return answer;
    })(),
  );
}
