/// What all pages share that change something: the mode under the title ([ModeBannerController]), a
/// failure as a page tells it ([PageFailureController]), an edit carried out with its undo
/// ([Edits]), both sides of an edit that somebody overtook ([ConflictController]), and what was
/// typed and not saved ([UnsavedWork]). Views are included below a page's title; knows no page. May
/// use what the desktop may use.
@NullMarked
package com.kallglot.console.desktop.editing;

import org.jspecify.annotations.NullMarked;
