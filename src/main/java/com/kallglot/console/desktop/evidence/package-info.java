/// What a call left, to look at: its ladder with the raw messages and their differences, what was
/// negotiated, why it failed. Every view shows what one [EvidenceModel] holds and is told which by
/// the view it lies in; where the calls come from it does not know. May use trace, report, editing,
/// workspace and JavaFX.
@NullMarked
package com.kallglot.console.desktop.evidence;

import org.jspecify.annotations.NullMarked;
