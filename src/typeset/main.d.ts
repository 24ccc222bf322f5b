import 'mathjax-full/js/input/tex/ams/AmsConfiguration.js';
import 'mathjax-full/js/input/tex/base/BaseConfiguration.js';
/** A picture of one formula that stands by itself: no fonts, scripts or links outside of it. */
export declare function typeset(tex: string): string;
