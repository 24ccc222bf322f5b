/** @file Starts the panel: connects host, worker and views. Holds no logic. */
import { render } from 'preact';
import { Controller } from './controller.ts';
import { connectHost } from './host.ts';
import { createResources } from './resources.ts';
import { Runner } from './runner.ts';
import { wordsFor, WordsProvider } from './strings/words.tsx';
import { TrainerProvider } from './training/context.ts';
import { Trainer } from './training/trainer.ts';
import { Panel } from './views/Panel.tsx';
import './panel.css';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root.');

const host = connectHost();
const resources = createResources(root.dataset['worker'] ?? '', root.dataset['wasm'] ?? '');
const runner = new Runner(resources.startWorker, resources.wasm, document.documentElement.lang);
const trainer = new Trainer({ startWorker: resources.startWorker, wasm: resources.wasm, language: document.documentElement.lang, clock: () => performance.now() });
const controller = new Controller(host, runner, () => performance.now());

/** Reads the signal, so it draws again whenever the state changes. */
const App = (): ReturnType<typeof Panel> => <Panel state={controller.state.value} actions={controller} />;

render(<WordsProvider value={wordsFor(document.documentElement.lang)}><TrainerProvider value={trainer}><App /></TrainerProvider></WordsProvider>, root);
controller.restore();
controller.listen();
if (root.dataset['warm'] !== undefined) runner.warm();
