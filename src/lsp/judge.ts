/** @file Asks the service what may need files that must be fetched first, and what takes its time. */
import type { Backing, Service, Stage } from './service.ts';
import { pause } from './pause.ts';

/** Rounds of fetching; what imports what is rarely nested deeper. */
const maxRounds = 12;

export interface Judge {
  /** The answer once every file that it depends on is known. */
  ask<T>(question: (service: Service) => T): Promise<T>;
  /** As the service's own, but with pauses for the editor. */
  settle(uri: string, wanted: Stage): Promise<boolean>;
  /** Files of the project have changed, or texts of them in the editor. Answers what is to be judged anew. */
  renew(uris: readonly string[]): readonly string[];
}

export function createJudge({ service, files, pathOf }: Backing): Judge {
  const judge: Judge = {
    ask: async (question) => {
      for (let round = 0; ; round++) {
        const answer = question(service);
        if (files?.wantsMore !== true || round >= maxRounds) return answer;
        service.renew((await files.fetch()).map(pathOf));
      }
    },
    settle: async (uri, wanted) => {
      await judge.ask(() => { service.prepare(uri); });
      return service.settle(uri, pause, wanted);
    },
    renew: (uris) => {
      files?.forget(uris);
      return service.renew(uris.map(pathOf));
    },
  };
  return judge;
}
