/** @file What the language server and the command line may use of the service folder. */
export { catalogue, catalogueIn, type CheckInfo } from './catalogue.ts';
export { workClock } from './workClock.ts';
export { composeService, composeTools, type ComposeOptions } from './compose.ts';
export type { HoverText } from './hover/hoverText.ts';
export { atLevels, checkLevels, readLevels, type CheckLevel, type CheckLevels, type LevelledFinding } from './levels.ts';
export type { Definition } from './definition.ts';
export { joinCells, readNotebook, type CodeCell, type JoinedCells } from './notebook.ts';
export { lineText } from './lineText.ts';
export { placeIn, type CellStart, type SourceText } from '../python/evaluator/index.ts';
export { unifiedDiff, type LinePlace, type PlaceOf } from './diff.ts';
export { reportOf, type ReportKind } from './report.ts';
export type { ReadFile } from './projectFiles.ts';
export { runProgram, type RunOptions, type RunResult } from './runProgram.ts';
export { createService, type Lens, type Service, type ServiceTools, type Stage } from './service.ts';
export { applyEdits, formatNumber, formatShape, mayHavePenalty, type Severity } from '../penalty/index.ts';
export { LineIndex, type ParserWasm } from '../python/syntax/index.ts';
