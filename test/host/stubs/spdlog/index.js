/** @file Stands in for the native logger with plain appends. Names are assigned one by one: that is how an ES module finds them. */
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

class Logger {
  constructor(file) {
    this.file = file;
    this.level = levels.indexOf('info');
    mkdirSync(dirname(file), { recursive: true });
    levels.forEach((name, level) => {
      this[name] = (message) => { if (level >= this.level) appendFileSync(file, `${new Date().toISOString()} [${name}] ${message}\n`); };
    });
  }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  setPattern() {}
  clearFormatters() {}
  flush() {}
  drop() {}
}

const create = (_name, file) => Promise.resolve(new Logger(file));
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
