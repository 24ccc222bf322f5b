/** @file Which block a line belongs to, by its indentation, also where that is not quite right. */
import type { LogicalLine } from './logicalLines.ts';

/** One open block. */
export interface Block {
  /** The indentation its lines have. */
  readonly indent: number;
  /** The indentation they should have. */
  readonly width: number;
  readonly state: BlockState;
}

/** What clauses depend on; lines that are indented too far share it with the block they belong to. */
export interface BlockState {
  /** The first word of the header that opened the block. */
  readonly header: string;
  /** The first word of the last statement. */
  last: string;
}

/** Where a line belongs, and what is wrong with its indentation. */
export interface Placement {
  readonly block: Block;
  readonly problem: string | undefined;
}

const TOO_FAR = 'This line is indented too far; no block starts above it.';
const UNLIKE = 'This line is indented unlike the lines around it.';

/** The blocks that are open while going down the lines. */
export class Blocks {
  readonly #open: Block[] = [{ indent: 0, width: 0, state: { header: '', last: '' } }];

  /** `header` is the first word of the line before, where that opened a block. */
  place(line: LogicalLine, header: string | undefined): Placement {
    const top = this.#top();
    if (line.indent > top.indent) return this.#deeper(line, top, header);
    let closed: Block | undefined;
    while (line.indent < this.#top().indent) closed = this.#open.pop();
    const block = this.#top();
    if (closed === undefined || block.indent === line.indent) return { block, problem: undefined };
    return this.#nearest(line, block, closed);
  }

  #top(): Block {
    return this.#open.at(-1) ?? { indent: 0, width: 0, state: { header: '', last: '' } };
  }

  #deeper(line: LogicalLine, top: Block, header: string | undefined): Placement {
    const isBody = header !== undefined;
    const block: Block = {
      indent: line.indent,
      width: isBody ? line.indent : top.width,
      state: isBody ? { header, last: '' } : top.state,
    };
    this.#open.push(block);
    return { block, problem: isBody ? undefined : TOO_FAR };
  }

  /** A line between two indentations belongs to the nearer one. */
  #nearest(line: LogicalLine, outer: Block, closed: Block): Placement {
    if (closed.indent - line.indent > line.indent - outer.indent) return { block: outer, problem: UNLIKE };
    this.#open.push(closed);
    return { block: closed, problem: UNLIKE };
  }
}
