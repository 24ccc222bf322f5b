/** @file Stands in for a native module: a test host needs no identity. */
exports.getDeviceId = () => Promise.resolve('00000000-0000-0000-0000-000000000000');
