/// What all pages share that change something: the mode under the title ([ModeBannerController]), a
/// failure as a page tells it ([PageFailureController]), an edit carried out with its undo
/// ([Edits]), both sides of an edit that somebody overtook ([ConflictController]), what was typed
/// and not saved ([UnsavedWork]), and what a change would route otherwise, before it is saved
/// ([Foresight], shown by [RadiusView]). Views are included below a page's title; knows no page.
/// May use what the desktop may use.
@NullMarked
package com.kallglot.console.desktop.editing;

import org.jspecify.annotations.NullMarked;
