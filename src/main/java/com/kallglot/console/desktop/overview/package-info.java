/// The page Overview: what is set up and what is to mend ([Checklist]), and the run that checks
/// every route ([RunCardController]). Begin with [OverviewController].
@NullMarked
package com.kallglot.console.desktop.overview;

import org.jspecify.annotations.NullMarked;
