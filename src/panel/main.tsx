/** @file Starts the panel: connects host, worker and views. Holds no logic. */
import { render } from 'preact';
import type { Backend } from '../protocol/panelHtml.ts';
import { Controller } from './controller.ts';
import { createFormulas } from './formulas.ts';
import { connectHost } from './host.ts';
import { createResources } from './resources.ts';
import { Runner } from './runner.ts';
import { loadWords, WordsProvider } from './strings/words.tsx';
import { TrainingProvider } from './training/context.ts';
import type { TrainerTools } from './training/trainer.ts';
import { FormulasProvider } from './views/Formula.tsx';
import { Panel } from './views/Panel.tsx';
import './panel.css';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root.');

const host = connectHost();
const resources = createResources(root.dataset['worker'] ?? '', root.dataset['wasm'] ?? '', root.dataset['backend'] as Backend); // as panelHtml writes it
const runner = new Runner(resources.startWorker, resources.wasm, document.documentElement.lang);
// First of all: a worker takes longer to start than the page.
if (root.dataset['warm'] !== undefined) runner.warm();
const words = await loadWords(document.documentElement.lang);
const formulas = createFormulas(root.dataset['formulas'] ?? '', root.dataset['formulasStyle'] ?? '');
const training: TrainerTools = { startWorker: resources.startWorker, wasm: resources.wasm, language: document.documentElement.lang, clock: () => performance.now() };
const controller = new Controller(host, runner, () => performance.now());

/** Reads the signal, so it draws again whenever the state changes. */
const App = (): ReturnType<typeof Panel> => <Panel state={controller.state.value} actions={controller} />;

render(<WordsProvider value={words}><FormulasProvider value={formulas}><TrainingProvider value={training}><App /></TrainingProvider></FormulasProvider></WordsProvider>, root);
controller.restore();
controller.listen();
for (const type of ['focus', 'blur'] as const) window.addEventListener(type, () => { controller.focus(type === 'focus'); });
