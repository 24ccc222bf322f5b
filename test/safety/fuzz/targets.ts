/** @file All that is fuzzed. */
import { createService } from '../../../src/service/index.ts';
import { openTestTools } from '../../service/testService.ts';
import { argumentsTarget } from './argumentsTarget.ts';
import { Bench } from './bench.ts';
import { evaluatorTarget, nativesTarget } from './evaluatorTarget.ts';
import { notebookTarget } from './notebookTarget.ts';
import { panelTarget } from './panelTarget.ts';
import { parserTarget } from './parserTarget.ts';
import { serverTarget } from './serverTarget.ts';
import { serviceTarget } from './serviceTarget.ts';
import type { Target } from './target.ts';

export async function openTargets(): Promise<readonly Target[]> {
  const [bench, tools] = await Promise.all([Bench.open(), openTestTools()]);
  return [parserTarget(bench), evaluatorTarget(bench), nativesTarget(bench), serviceTarget(bench, createService(tools)), serverTarget(bench, tools), notebookTarget(), panelTarget(), argumentsTarget()];
}
