/// The desktop: what the command line does, as windows. Here is how it begins, [Desktop], and what
/// it needs from the root, [Services]; each folder below is one screen or one thing that screens
/// share. May use the services the command line uses, JavaFX, ControlsFX, AtlantaFX and Ikonli;
/// holds no call or retry logic. Nobody else may import JavaFX.
@NullMarked
package com.kallglot.console.desktop;

import org.jspecify.annotations.NullMarked;
