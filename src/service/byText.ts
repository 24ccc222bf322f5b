/** @file What was made of texts, kept for the texts that were asked for last. */

export class ByText<T> {
  readonly #make: (text: string) => T;
  readonly #maxCharacters: number;
  readonly #made = new Map<string, T>();
  #characters = 0;

  /** `maxCharacters`: of all texts together. */
  constructor(make: (text: string) => T, maxCharacters: number) {
    this.#make = make;
    this.#maxCharacters = maxCharacters;
  }

  of(text: string): T {
    const made = this.#made.has(text) ? (this.#made.get(text) as T) : this.#make(text); // it has one
    // What was asked for last stays longest.
    if (!this.#made.delete(text)) this.#characters += text.length;
    this.#made.set(text, made);
    for (const oldest of this.#made.keys()) {
      if (this.#characters <= this.#maxCharacters) break;
      this.#made.delete(oldest);
      this.#characters -= oldest.length;
    }
    return made;
  }
}
