/// The page Route lab. [LabModel] is its state: the draft, what is tried, how it resolves; each
/// part of the page is a view of it: the picture, the outcome with its fix and its call, the
/// what-if, the table of all drafts; the draft itself is in the package below. Begin with
/// [LabModel].
@NullMarked
package com.kallglot.console.desktop.routelab;

import org.jspecify.annotations.NullMarked;
