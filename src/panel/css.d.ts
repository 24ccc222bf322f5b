/** @file The bundler takes style sheets; for the compiler they hold nothing. */
declare module '*.css';
