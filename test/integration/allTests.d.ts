/** @file scripts/integration.mjs makes this module: it imports every test of the suite. */
declare module 'all-tests';
declare module 'mocha/mocha.js';
