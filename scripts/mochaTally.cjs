/** @file mocha's reporter for the terminal: its own dots and stories, then the line that scripts/tally.mjs reads. */
const { reporters } = require('mocha');

const Base = process.env.TEST_REPORTER === 'spec' ? reporters.Spec : reporters.Dot;

module.exports = class MochaTally extends Base {
  constructor(runner, options) {
    super(runner, options);
    runner.on('retry', (test, error) => { console.log(`again: ${test.fullTitle()}: ${error.message}`); });
    runner.once('end', () => { console.log(`${runner.stats.passes} passed, ${runner.stats.failures} failed`); });
  }
};
