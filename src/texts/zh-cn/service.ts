/** @file Lenses, code actions and answers to the editor, in Simplified Chinese. */
import type { Translations } from '../text.ts';

export const service: Translations = {
  '✓ Correct for {0}': '✓ 对 {0} 正确',
  '✗ {0} for {1}': '✗ {0}，形状 {1}',
  '≠ {0}': '≠ {0}',
  '✗ {0}': '✗ {0}',
  '? Not supported': '? 不受支持',
  'Not implemented yet': '尚未实现',
  'Evaluate penalty': '对惩罚项求值',
  'Fix all penalties in this file': '修复此文件中的所有惩罚项',
  'Explain {0}': '解释 {0}',
  'Ignore {0} here': '在此处忽略 {0}',
  '{0} This was found by reading, not by running.': '{0}此项靠阅读得出，没有运行。',
  'The text has changed.': '文本已更改。',
  'This file is not open.': '此文件没有打开。',
  'Put the cursor on a gradient penalty, on a call of it, or on a shape.': '请将光标放在梯度惩罚、对它的调用或形状上。',
  'This file has no gradient penalty.': '此文件中没有梯度惩罚。',
  'line {0}': '第 {0} 行',
  MNIST: 'MNIST',
  'CIFAR-10': 'CIFAR-10',
  'CelebA, 64 × 64': 'CelebA，64 × 64',
  '128 × 128': '128 × 128',
  'flat MNIST': '展平的 MNIST',
};
