/// The impairment lab: what the sandbox does wrong on purpose, by sliders and presets, and whether
/// a call lost exactly what was to be lost. May use what the desktop may use; knows no telephone.
@NullMarked
package com.kallglot.console.desktop.impairment;

import org.jspecify.annotations.NullMarked;
