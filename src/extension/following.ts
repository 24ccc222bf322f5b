/** @file Whether the panel follows the cursor, which is remembered. */
import * as vscode from 'vscode';
import { setContexts } from './contexts.ts';
import { commands } from './place.ts';

const key = 'follows';

export class Following {
  readonly #memento: vscode.Memento;
  /** The cursor is to be looked at again. */
  onStart: () => unknown = () => undefined;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
    setContexts({ follows: this.isOn });
  }

  get isOn(): boolean { return this.#memento.get(key, true); }

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.commands.registerCommand(commands.follow, () => this.#set(true)),
      vscode.commands.registerCommand(commands.unfollow, () => this.#set(false)),
    );
  }

  async #set(isOn: boolean): Promise<void> {
    await this.#memento.update(key, isOn);
    setContexts({ follows: isOn });
    if (isOn) this.onStart();
  }
}
