/** @file Pieces of text that programs stumble over: what a terminal, a browser, Markdown or JavaScript takes for its own. */

/** None of these may come out of us as anything but text. */
export const hostile: readonly string[] = [
  '<img src=x onerror=alert(1)>', '<script>alert(1)</script>', '</code></pre><b>', '[click](command:workbench.action.quit)', '![x](https://example.com/x.png)', '<https://example.com>', 'https://example.com/a',
  '`code`', '```\n# head\n', '**bold**', '| a | b |\n|---|---|', '$(bug)', '&lt;b&gt;', '\u001b[31mred\u001b[0m', '\u001b]8;;https://example.com\u0007link\u001b]8;;\u0007', '\u009b31m', '\r\u001b[2K', '\b\b\b',
  '\u202etxt.exe', '\u2066hidden\u2069', '\u200b', '\u200d', '\ufeff', '\u2028', '\u0000', '\ud800', '\udc00', '🙂', 'é', '中文', '::error file=a::b', '%0A::warning::', '{{7*7}}', '${1+1}', '__proto__', 'constructor', 'toString', 'hasOwnProperty',
];

/** Numbers at the edges of something. */
export const extremeNumbers: readonly string[] = [
  '0', '1', '-1', '2', '3', '7', '64', '255', '1000', '2**31', '2**53', '2**63', '2**64', '10**9', '10**18', '10**100', '-10**18', '0.0', '-0.0', '0.5', '1e-320', '1e308', '1e400', "float('nan')", "float('inf')", "-float('inf')", '1j', '(-0.0+2j)', 'True', 'False',
];
