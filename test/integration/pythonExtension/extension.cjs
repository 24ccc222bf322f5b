/** @file What the Python extension offers to others, as far as we use it. */
const vscode = require('vscode');

exports.activate = () => ({
  environments: {
    getActiveEnvironmentPath: () => ({ id: 'of the test', path: process.env.PENALTY_LENS_TEST_PYTHON }),
    resolveEnvironment: ({ path }) => Promise.resolve({ executable: { uri: vscode.Uri.file(path) } }),
  },
});
