/** @file Stands in for the native watchdog; the host ends the whole process group by itself. */
exports.start = () => {};
exports.exit = (code) => process.exit(code ?? 0);
