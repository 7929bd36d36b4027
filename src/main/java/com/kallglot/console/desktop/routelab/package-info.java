/// The page Route lab. [LabModel] is its state: the draft, what is tried, how it resolves; each part
/// of the page is a view of it: draft, picture, outcome, what-if, saved drafts. Begin with
/// [LabModel].
@NullMarked
package com.kallglot.console.desktop.routelab;

import org.jspecify.annotations.NullMarked;
