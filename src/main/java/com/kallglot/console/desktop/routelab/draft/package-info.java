/// The left of the Route lab: the draft as a form ([DraftFormController]) and as text
/// ([JsonEditor]), its problems where they are, and the drafts that are kept. Begin with
/// [DraftController]. Uses the page's model; knows nothing of what is shown beside it.
@NullMarked
package com.kallglot.console.desktop.routelab.draft;

import org.jspecify.annotations.NullMarked;
