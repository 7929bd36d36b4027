/// The window around the pages: rail, top bar, status line, command palette, notices. Begin with
/// [ShellController]. Knows pages by name only.
@NullMarked
package com.kallglot.console.desktop.shell;

import org.jspecify.annotations.NullMarked;
