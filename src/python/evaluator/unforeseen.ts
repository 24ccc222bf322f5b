/**
 * @file What JavaScript throws under a program: its own limits are budgets, all else is a mistake of ours. Either becomes
 * an error of the evaluator's, with a place.
 */
import { BudgetExceeded, PyException, Unsupported, type Location } from './interpreter.ts';

/** The same error where it is the evaluator's own and has its place; never throws. */
export function foreseen(error: unknown, location: Location | undefined): PyException | Unsupported | BudgetExceeded {
  if (error instanceof PyException) return error;
  if (error instanceof Unsupported) return error.location === undefined ? new Unsupported(error.what, location) : error;
  if (error instanceof BudgetExceeded) return error.location === undefined ? new BudgetExceeded(error.budget, error.message, location, error.bytes) : error;
  const message = error instanceof Error ? error.message : String(error);
  if (/call stack/i.test(message)) return new BudgetExceeded('depth', 'calls nested too deep', location);
  if (error instanceof RangeError && tooLarge.test(message)) return new BudgetExceeded('bytes', 'a single value of more than 128 MB', location);
  return new Unsupported(`something the evaluator did not foresee: ${message}`, location);
}

/** As V8, SpiderMonkey and JavaScriptCore say it of arrays, texts, buffers and whole numbers; our own RangeErrors are none of these. */
const tooLarge = /^invalid (array|string|typed array|array buffer) ?length|^invalid array buffer|allocation failed|out of memory|allocation size overflow|maximum (bigint )?size exceeded|bigint (is )?too (big|large)|map maximum size|set maximum size|invalid count value|too many (properties|arguments)|length exceeds/i;
