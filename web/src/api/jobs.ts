import type { ApiClient } from './client';

/** How far a job is. */
export interface JobStatus {
  readonly status: 'accepted' | 'running' | 'successful' | 'failed' | 'dismissed';
  /** Percent. */
  readonly progress?: number;
  readonly message?: string;
}

const firstWaitMillis = 250;
const longestWaitMillis = 2000;

/**
 * Runs long work in the service and waits for it; calling it off by the signal ends the work there too.
 *
 * @param body an execute request, or a form with one and with files
 * @returns where the results are
 * @throws RequestFailure when the service refuses, or AbortError when the signal is aborted
 */
export async function runJob(
  client: ApiClient,
  process: string,
  body: string | FormData,
  progress: (status: JobStatus) => void,
  signal: AbortSignal,
): Promise<string> {
  const address = await client.startJob(process, body, signal);
  const dismiss = () => void client.dismissJob(address).catch(() => undefined);
  signal.addEventListener('abort', dismiss);
  try {
    for (let wait = firstWaitMillis; ; wait = Math.min(longestWaitMillis, wait * 1.5)) {
      const status = await client.jobStatus(address, signal);
      progress(status);
      if (status.status !== 'accepted' && status.status !== 'running') return `${address}/results`;
      await pause(wait, signal);
    }
  } finally {
    signal.removeEventListener('abort', dismiss);
  }
}

function pause(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, millis);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(new DOMException('Called off', 'AbortError'));
      },
      { once: true },
    );
  });
}
