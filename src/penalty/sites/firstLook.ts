/**
 * @file The cheapest question about a text: could `findSites` find anything in it? Errs only towards yes. Bytes read as
 * Latin-1 will do, since every word that matters is ASCII; so a tree is looked through without decoding or parsing it.
 */
const letter = '[\\w\\u0080-\\uffff]';

/** Inside the brackets of a header, which may hold calls and tuples in its defaults. */
const header = '(?:[^()]|\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\))*?';

/**
 * Taken by a function of PyTorch's or read after `backward()`; under an alias the import still has the word. Or asked for
 * here, and taken by a helper in another file.
 */
const taken = /(?<![\w\u0080-\uffff])(?:grad|vjp|jacobian|requires_grad_?)(?![\w\u0080-\uffff])/;

/** Given to a function: its name or that of a parameter speaks of gradients. */
const given = new RegExp(`\\bdef[\\s\\\\]+(?:${letter}*(?:grad|penal|lipschitz)|(?:${letter}*_)?(?:gp|r1|r2|reg)(?![a-z\\u0080-\\uffff])|${letter}+[\\s\\\\]*(?:\\[[^\\]]*\\]\\s*)?\\(${header}grad)`, 'i');

/** Given to a lambda: `gp = lambda g: …`, `return lambda gradient: …`. */
const toLambda = /(?:grad|penal|lipschitz|(?<![a-z\u0080-\uffff])(?:gp|r1|r2|reg)(?![a-z\u0080-\uffff]))[^\n=]{0,80}=[\s(\\]*lambda\b|\blambda\b[^:]{0,200}grad/i;

/** Comments and strings: nothing is computed in them, but for those that are formatted. */
const words = /#[^\r\n]*|(?<![\w\u0080-\uffff])[bfru]{0,2}(?:"""[^]*?"""|\'\'\'[^]*?\'\'\'|"(?:[^"\\\r\n]|\\[^])*"|\'(?:[^\'\\\r\n]|\\[^])*\')/gi;

/** Whether the text may hold a penalty; if not, it need not be parsed. */
export const mayHavePenalty = (text: string): boolean => speaks(text) && speaks(text.replace(words, (found) => (/^r?f/i.test(found) ? found : ' ')));

const speaks = (text: string): boolean => taken.test(text) || given.test(text) || toLambda.test(text);
