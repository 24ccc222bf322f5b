/** @file The command line in the reader's language: what is asked for, else the terminal's; English for other programs. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';

function cli(locale: string, ...args: string[]): { stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['dist/cli.js', ...args], { encoding: 'utf8', env: { ...process.env, LC_ALL: '', LC_MESSAGES: '', LANG: locale } });
}

describe('the language of the command line', () => {
  it('is the terminal’s', () => {
    const { stdout, stderr } = cli('zh_CN.UTF-8', 'check', 'samples/norm_dim1.py');
    assert.match(stdout, /: 错误\[norm-dim1-unflattened\]: 对形状为 \(256, 1, 28, 28\) 的梯度/);
    assert.match(stdout, / {2}修复： 每个样本取一个范数\n/);
    assert.equal(stderr, '1 个文件：1 个错误（--fix 可修复 1 处）。\n');
  });

  it('is English elsewhere', () => {
    assert.match(cli('de_DE.UTF-8', 'check', 'samples/norm_dim1.py').stderr, /^1 error \(1 fix with --fix\) in 1 file\.$/m);
  });

  it('is the one that is asked for', () => {
    assert.match(cli('C', 'evaluate', 'samples/wgan_gp.py', '--language', 'zh-cn').stdout, /正确：正确。双侧，每个样本一个范数。/);
    assert.match(cli('zh_CN.UTF-8', 'evaluate', 'samples/wgan_gp.py', '--language=en').stdout, /correct: Correct\. Two-sided, one norm per sample\./);
  });

  it('is English for other programs, unless another is asked for', () => {
    const titleOf = (...args: string[]): unknown => (JSON.parse(cli('zh_CN.UTF-8', 'evaluate', 'samples/wgan_gp.py', '--format', 'json', ...args).stdout) as { sites: { title: string }[] }).sites[0]?.title; // docs/cli.md says so
    assert.equal(titleOf(), 'Correct');
    assert.equal(titleOf('--language', 'zh-cn'), '正确');
  });

  it('is that of the help and of complaints about arguments', () => {
    assert.match(cli('zh_CN.UTF-8', 'check', '--help').stdout, /^用法： penalty-lens check .*选项：.*（可选值："auto", "always", "never"/s);
    assert.match(cli('zh_CN.UTF-8', 'chek').stderr, /错误：未知命令 “chek”\n（是否想用 check？）/);
    assert.match(cli('zh_CN.UTF-8', 'evaluate', 'a.py', '--shape', '3').stderr, /参数 “3” 无效。形状由正整数组成/);
  });

  it('chooses the pages of SARIF’s rules', () => {
    const { runs } = JSON.parse(cli('C', 'check', 'samples/norm_dim1.py', '--format', 'sarif', '--language', 'zh-cn').stdout) as { runs: { tool: { driver: { rules: { id: string; helpUri: string; shortDescription: { text: string } }[] } } }[] }; // SARIF 2.1.0
    const rule = runs[0]?.tool.driver.rules.find(({ id }) => id === 'norm-dim1-unflattened');
    assert.match(rule?.helpUri ?? '', /docs\/checks\/zh-cn\/norm-dim1-unflattened\.md$/);
    assert.equal(rule?.shortDescription.text, '范数的轴有误');
  });
});
