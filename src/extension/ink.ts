/** @file The colour of typeset mathematics: a picture can't read the theme's variables, so it is drawn in that of the theme's kind. */
import * as vscode from 'vscode';

/** Foregrounds of VS Code's own themes; each stands out from the hover's background by more than 7 : 1. */
const inks: { readonly [K in vscode.ColorThemeKind]: string } = {
  [vscode.ColorThemeKind.Dark]: '#d4d4d4',
  [vscode.ColorThemeKind.Light]: '#333333',
  [vscode.ColorThemeKind.HighContrast]: '#ffffff',
  [vscode.ColorThemeKind.HighContrastLight]: '#292929',
};

/** Of the theme that is shown now. */
export const ink = (): string => inks[vscode.window.activeColorTheme.kind];
