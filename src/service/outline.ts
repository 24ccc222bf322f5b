/** @file A module as those see it that import it: what it imports itself, and what it does for them; a small part of its tree. */
import { helpingOf, type Helping } from '../penalty/index.ts';
import type { Module } from '../python/syntax/index.ts';
import { importsOf, type Import } from './program.ts';

export interface Outline { readonly imports: readonly Import[]; readonly helping: readonly Helping[] }

export const outlineOf = (tree: Module): Outline => ({ imports: importsOf(tree), helping: helpingOf(tree) });
